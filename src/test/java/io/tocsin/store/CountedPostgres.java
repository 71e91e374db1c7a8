package io.tocsin.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that remembers what it was asked: a JDBC driver before the driver, so that
 * nothing that goes through any pool of any room is missed. Ends of transactions count too, for a
 * transaction in which nothing is asked still takes a connection. Thread-safe.
 */
public final class CountedPostgres implements Driver, AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String prefix = "jdbc:counted" + NUMBERS.incrementAndGet() + ":";
  private final List<String> asked = new ArrayList<>();

  /** Puts itself before the driver. */
  public CountedPostgres() {
    try {
      DriverManager.registerDriver(this);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  /** Opens a fresh database with the tables of a schema. */
  public Database open(Schema schema) {
    String url = TestPostgres.freshDatabase(schema);
    return Database.postgres(prefix + url.substring("jdbc:".length()), null, null, schema);
  }

  /** Returns all that was asked since the last time, as SQL. */
  public synchronized List<String> asked() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    String real = "jdbc:" + url.substring(prefix.length());
    Connection connection = DriverManager.getConnection(real, properties);
    return (Connection) watched(Connection.class, connection, "");
  }

  /**
   * What is made of a connection is watched like it.
   *
   * @param sql that was prepared, or empty
   */
  private Object watched(Class<?> kind, Object real, String sql) {
    InvocationHandler heard =
        (_, method, arguments) -> {
          note(method, arguments, sql);
          Object result = ask(real, method, arguments);
          return result instanceof Statement
              ? watched(statement(method), result, text(arguments))
              : result;
        };
    return Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, heard);
  }

  private static Class<?> statement(Method method) {
    return switch (method.getName()) {
      case "createStatement" -> Statement.class;
      case "prepareStatement" -> PreparedStatement.class;
      case "prepareCall" -> CallableStatement.class;
      default -> throw new AssertionError("a statement from " + method);
    };
  }

  private void note(Method method, Object @Nullable [] arguments, String sql) {
    String name = method.getName();
    boolean ends = name.equals("commit") || name.equals("rollback");
    if (ends || name.startsWith("execute")) {
      String text = text(arguments);
      add(ends ? name : text.isEmpty() ? sql : text);
    }
  }

  private synchronized void add(String text) {
    asked.add(text);
  }

  private static String text(Object @Nullable [] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String text
        ? text
        : "";
  }

  private static @Nullable Object ask(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(prefix);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public void close() {
    try {
      DriverManager.deregisterDriver(this);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
