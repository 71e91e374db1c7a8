package io.tocsin.journal;

class HostileJournalTest extends JournalContract {

  private final HostileJournal journal = new HostileJournal(42);

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected void settle() {
    journal.settle();
  }
}
