#include "adapters/sqlite/sql/sql.hpp"

#include <algorithm>
#include <utility>

#include "adapters/sqlite/sql/sqlite_api.hpp"

namespace safon::sql {

void fail(RegisterFault code, std::string message, std::string hint) {
  throw Failure{{code, std::move(message), std::move(hint)}};
}

void fail(sqlite3* connection) {
  const std::string said = connection == nullptr ? "out of memory" : sqlite3_errmsg(connection);
  switch (connection == nullptr ? SQLITE_NOMEM : sqlite3_errcode(connection) & 0xFF) {
    case SQLITE_BUSY:
      fail(RegisterFault::busy, "somebody else is writing to the register",
           "wait until their command has ended, then try again");
    case SQLITE_CORRUPT:
      fail(RegisterFault::corrupt, "the register is damaged: " + said, "restore the last backup, then `verify` it");
    case SQLITE_NOTADB:
      fail(RegisterFault::not_a_register, "the file is not a register", "check the name");
    case SQLITE_READONLY:
      fail(RegisterFault::read_only, "the register cannot be written", "check who owns the file and its folder");
    case SQLITE_FULL:
      fail(RegisterFault::full, "there is no space left for the register", "free some, then try again");
    case SQLITE_CANTOPEN:
      fail(RegisterFault::read_only, "the register or the files beside it cannot be opened",
           "check who owns the file and its folder");
    default:
      fail(RegisterFault::failed, "the register's database reports: " + said);
  }
}

Connection::Connection(const std::string& name, Access access, int busy_milliseconds) {
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (access == Access::create) flags |= SQLITE_OPEN_CREATE;
  try {
    if (sqlite3_open_v2(name.c_str(), &connection_, flags, nullptr) != SQLITE_OK) fail(connection_);
    sqlite3_busy_timeout(connection_, busy_milliseconds);
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  } catch (...) {
    sqlite3_close(connection_);
    throw;
  }
}

Connection::~Connection() {
  for (const auto& [text, statements] : idle_)
    for (sqlite3_stmt* each : statements) sqlite3_finalize(each);
  if (owned_) sqlite3_close_v2(connection_);
}

void Connection::run(const char* statements) {
  if (sqlite3_exec(connection_, statements, nullptr, nullptr, nullptr) != SQLITE_OK) fail(connection_);
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(connection_) == 0;
}

sqlite3_stmt* Connection::take(std::string_view text) const {
  if (const auto waiting = idle_.find(std::string(text)); waiting != idle_.end() && !waiting->second.empty()) {
    sqlite3_stmt* statement = waiting->second.back();
    waiting->second.pop_back();
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(connection_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                         nullptr) != SQLITE_OK)
    fail(connection_);
  return statement;
}

void Connection::give_back(sqlite3_stmt* statement) const {
  if (statement == nullptr) return;
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  if (!owned_) return static_cast<void>(sqlite3_finalize(statement));
  idle_[sqlite3_sql(statement)].push_back(statement);
}

Statement::Statement(const Connection& connection, std::string_view text)
    : connection_(&connection), statement_(connection.take(text)) {}

Statement::~Statement() {
  connection_->give_back(statement_);
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)) {}

void Statement::fail_here() const {
  fail(sqlite3_db_handle(statement_));
}

Statement& Statement::integer(int parameter, std::int64_t value) {
  if (sqlite3_bind_int64(statement_, parameter, value) != SQLITE_OK) fail_here();
  return *this;
}

Statement& Statement::text(int parameter, std::string_view value) {
  const char* from = value.data() == nullptr ? "" : value.data();
  if (sqlite3_bind_text64(statement_, parameter, from, value.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK)
    fail_here();
  return *this;
}

Statement& Statement::blob(int parameter, std::span<const std::uint8_t> value) {
  const void* from = value.data() == nullptr ? static_cast<const void*>("") : value.data();
  if (sqlite3_bind_blob64(statement_, parameter, from, value.size(), SQLITE_STATIC) != SQLITE_OK) fail_here();
  return *this;
}

Statement& Statement::null(int parameter) {
  if (sqlite3_bind_null(statement_, parameter) != SQLITE_OK) fail_here();
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  fail_here();
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Statement::execute() {
  try {
    while (step()) {
    }
  } catch (...) {
    sqlite3_reset(statement_);
    throw;
  }
  reset();
}

bool Statement::execute_changes() {
  execute();
  return sqlite3_changes64(sqlite3_db_handle(statement_)) > 0;
}

int Statement::columns() const {
  return sqlite3_column_count(statement_);
}

std::string Statement::name(int column) const {
  return sqlite3_column_name(statement_, column);
}

Type Statement::type(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
      return Type::integer;
    case SQLITE_FLOAT:
      return Type::real;
    case SQLITE_TEXT:
      return Type::text;
    case SQLITE_BLOB:
      return Type::blob;
    default:
      return Type::null;
  }
}

std::int64_t Statement::integer_at(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::text_at(int column) const {
  const auto* from = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return from == nullptr ? std::string_view()
                         : std::string_view(from, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::span<const std::uint8_t> Statement::blob_at(int column) const {
  const auto* from = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return from == nullptr ? std::span<const std::uint8_t>()
                         : std::span(from, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

Date Statement::date_at(int column) const {
  const std::string_view text = text_at(column);
  if (text == "never") return never;
  const std::optional<Date> date = parse_iso_date(text);
  if (!date) fail(RegisterFault::corrupt, "the register is damaged: `" + std::string(text) + "` is no date");
  return *date;
}

Hash Statement::hash_at(int column) const {
  const std::span<const std::uint8_t> bytes = blob_at(column);
  Hash hash;
  if (bytes.size() != hash.bytes.size())
    fail(RegisterFault::corrupt, "the register is damaged: a hash has " + std::to_string(bytes.size()) + " bytes");
  std::ranges::copy(bytes, hash.bytes.begin());
  return hash;
}

}  // namespace safon::sql
