// SQLite, as thinly as will do: a connection, a statement, and one exception that never leaves this folder.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/ports/hash.hpp"
#include "engine/ports/register_error.hpp"
#include "engine/value/date.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace safon::sql {

/// Thrown inside adapters/sqlite only; guarded() in inside.hpp turns it into an unexpected value.
struct Failure {
  RegisterError error;
};

[[noreturn]] void fail(RegisterFault code, std::string message, std::string hint = {});
[[noreturn]] void fail(sqlite3* connection);  // what SQLite says of its last call

class Connection {
 public:
  enum class Access : std::uint8_t { read, write, create };
  Connection(const std::string& name, Access access, int busy_milliseconds);  // a path, or a `file:` URI
  explicit Connection(sqlite3* borrowed) : connection_(borrowed), owned_(false) {}
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void run(const char* statements);
  void run(const std::string& statements) { run(statements.c_str()); }
  [[nodiscard]] sqlite3* raw() const { return connection_; }
  [[nodiscard]] bool in_transaction() const;

 private:
  friend class Statement;
  [[nodiscard]] sqlite3_stmt* take(std::string_view text) const;
  void give_back(sqlite3_stmt* statement) const;

  mutable std::unordered_map<std::string, std::vector<sqlite3_stmt*>> idle_;  // statements that wait, by their text
  sqlite3* connection_ = nullptr;
  bool owned_ = true;
};

enum class Type : std::uint8_t { integer, real, text, blob, null };

/// Prepared once, used often: its connection, which outlives it, keeps it for the next one with this text. bind()
/// returns the statement, so that binds can be strung together; texts and blobs must outlive the next step.
class Statement {
 public:
  Statement(const Connection& connection, std::string_view text);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& integer(int parameter, std::int64_t value);
  Statement& text(int parameter, std::string_view value);
  Statement& blob(int parameter, std::span<const std::uint8_t> value);
  Statement& null(int parameter);

  [[nodiscard]] bool step();             // true: there is a row
  void reset();                          // parameters are forgotten too
  void execute();                        // step to the end, then reset
  [[nodiscard]] bool execute_changes();  // as execute(); whether a row was written

  [[nodiscard]] int columns() const;
  [[nodiscard]] std::string name(int column) const;
  [[nodiscard]] Type type(int column) const;
  [[nodiscard]] std::int64_t integer_at(int column) const;
  [[nodiscard]] std::string_view text_at(int column) const;               // until the next step
  [[nodiscard]] std::span<const std::uint8_t> blob_at(int column) const;  // until the next step
  [[nodiscard]] std::string string_at(int column) const { return std::string(text_at(column)); }
  [[nodiscard]] bool null_at(int column) const { return type(column) == Type::null; }
  [[nodiscard]] Date date_at(int column) const;  // of a TEXT column in ISO form
  [[nodiscard]] Hash hash_at(int column) const;

 private:
  [[noreturn]] void fail_here() const;
  const Connection* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace safon::sql
