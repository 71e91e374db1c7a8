-- Rights in place of two grades: somebody must be able to say who may enter. Who has been an editor
-- for longest becomes the owner; the others stay editors, and she can change that.
UPDATE account SET role = 'OWNER'
 WHERE id = (SELECT id FROM account WHERE role = 'EDITOR' ORDER BY created_at, id LIMIT 1);

-- A link to the first account of all is a link to the owner's.
UPDATE invitation SET role = 'OWNER' WHERE for_first;
