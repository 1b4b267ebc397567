#include "adapters/sqlite/people/people.hpp"

#include "adapters/sqlite/inside.hpp"

namespace safon {
namespace {

using sql::Statement;

constexpr std::string_view columns =
    "SELECT key, name, full_name, roles, councils, password, disabled, failures, locked_until, duties FROM person";

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const auto& line : lines) all += (all.empty() ? "" : "\n") + line;
  return all;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> all;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    all.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

PersonRow person_at(const Statement& row) {
  return {.key = row.integer_at(0),
          .name = row.string_at(1),
          .full_name = row.string_at(2),
          .roles = lines_of(row.text_at(3)),
          .councils = lines_of(row.text_at(4)),
          .password = row.string_at(5),
          .disabled = row.integer_at(6) != 0,
          .failures = row.integer_at(7),
          .locked_until = row.integer_at(8),
          .duties = lines_of(row.text_at(9))};
}

std::optional<PersonRow> person_with(RegisterFile::Inside& in, std::int64_t key) {
  Statement row(in.connection, std::string(columns) + " WHERE key = ?");
  if (!row.integer(1, key).step()) return std::nullopt;
  return person_at(row);
}

void note(RegisterFile::Inside& in, const AccessEvent& event) {
  if (event.kind.empty()) return;
  Appender rows(in.connection, Grows::access_event, 7);
  rows.begin(in.chains).text(event.at).text(event.kind).text(event.person).text(event.by).text(event.text);
  rows.end(in.chains);
}

}  // namespace

std::expected<std::vector<PersonRow>, RegisterError> people(RegisterFile& in) {
  return guarded([&] {
    Statement rows(in.inside().connection, std::string(columns) + " ORDER BY name");
    std::vector<PersonRow> all;
    while (rows.step()) all.push_back(person_at(rows));
    return all;
  });
}

std::expected<std::optional<PersonRow>, RegisterError> find_person(RegisterFile& in, std::string_view name) {
  return guarded([&]() -> std::optional<PersonRow> {
    Statement row(in.inside().connection, std::string(columns) + " WHERE name = ?");
    if (!row.text(1, name).step()) return std::nullopt;
    return person_at(row);
  });
}

std::expected<std::optional<PersonRow>, RegisterError> person_of(RegisterFile& in, std::int64_t key) {
  return guarded([&] { return person_with(in.inside(), key); });
}

std::expected<void, RegisterError> add_person(RegisterFile& in, const PersonRow& person, const AccessEvent& event) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    Statement row(inside.connection,
                  "INSERT INTO person VALUES((SELECT ifnull(max(key), 0) + 1 FROM person), ?, ?, ?, ?, ?, ?, 0, 0, ?) "
                  "ON CONFLICT(name) DO NOTHING");
    const auto roles = joined(person.roles), councils = joined(person.councils);
    const auto duties = joined(person.duties);
    row.text(1, person.name).text(2, person.full_name).text(3, roles).text(4, councils).text(5, person.password);
    row.text(7, duties);
    if (!row.integer(6, person.disabled).execute_changes())
      sql::fail(RegisterFault::unknown_name, "there is a person `" + person.name + "` already", "choose another name");
    note(inside, event);
    writing.commit();
  });
}

std::expected<void, RegisterError> change_person(RegisterFile& in, const PersonRow& person, bool ends_sessions,
                                                 const AccessEvent& event) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    Statement row(inside.connection,
                  "UPDATE person SET full_name = ?, roles = ?, councils = ?, password = ?, disabled = ?, failures = ?, "
                  "locked_until = ?, duties = ? WHERE key = ?");
    const auto roles = joined(person.roles), councils = joined(person.councils), duties = joined(person.duties);
    row.text(1, person.full_name).text(2, roles).text(3, councils).text(4, person.password);
    row.integer(5, person.disabled).integer(6, person.failures).integer(7, person.locked_until).text(8, duties);
    row.integer(9, person.key);
    row.execute();
    if (ends_sessions)
      Statement(inside.connection, "DELETE FROM session WHERE person = ?").integer(1, person.key).execute();
    note(inside, event);
    writing.commit();
  });
}

std::expected<PersonRow, RegisterError> count_failure(RegisterFile& in, std::int64_t person) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    Statement(inside.connection, "UPDATE person SET failures = failures + 1 WHERE key = ?")
        .integer(1, person)
        .execute();
    auto row = person_with(inside, person);
    if (!row) sql::fail(RegisterFault::unknown_name, "there is no such person any more");
    writing.commit();
    return std::move(*row);
  });
}

std::expected<void, RegisterError> begin_session(RegisterFile& in, const SessionRow& session, std::int64_t oldest,
                                                 std::int64_t idle, const AccessEvent& event) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    Statement(inside.connection, "DELETE FROM session WHERE began < ? OR seen < ?")
        .integer(1, oldest)
        .integer(2, idle)
        .execute();
    Statement(inside.connection, "INSERT INTO session VALUES(?, ?, ?, ?)")
        .blob(1, session.token.bytes)
        .integer(2, session.person)
        .integer(3, session.began)
        .integer(4, session.seen)
        .execute();
    Statement(inside.connection, "UPDATE person SET failures = 0, locked_until = 0 WHERE key = ?")
        .integer(1, session.person)
        .execute();
    note(inside, event);
    writing.commit();
  });
}

std::expected<std::optional<SessionRow>, RegisterError> find_session(RegisterFile& in, const Hash& token) {
  return guarded([&]() -> std::optional<SessionRow> {
    Statement row(in.inside().connection, "SELECT person, began, seen FROM session WHERE token = ?");
    if (!row.blob(1, token.bytes).step()) return std::nullopt;
    return SessionRow{
        .token = token, .person = row.integer_at(0), .began = row.integer_at(1), .seen = row.integer_at(2)};
  });
}

std::expected<void, RegisterError> see_session(RegisterFile& in, const Hash& token, std::int64_t now) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    Statement(inside.connection, "UPDATE session SET seen = ? WHERE token = ?")
        .integer(1, now)
        .blob(2, token.bytes)
        .execute();
    writing.commit();
  });
}

std::expected<void, RegisterError> end_session(RegisterFile& in, const Hash& token, const AccessEvent& event) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    Statement(inside.connection, "DELETE FROM session WHERE token = ?").blob(1, token.bytes).execute();
    note(inside, event);
    writing.commit();
  });
}

std::expected<void, RegisterError> note_access(RegisterFile& in, const AccessEvent& event) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    note(inside, event);
    writing.commit();
  });
}

std::expected<std::vector<AccessEvent>, RegisterError> access_events(RegisterFile& in, std::int64_t before,
                                                                     std::size_t limit) {
  return guarded([&] {
    Statement rows(
        in.inside().connection,
        "SELECT key, at, kind, person, by_whom, text FROM access_event WHERE key < ? ORDER BY key DESC LIMIT "
        "?");
    rows.integer(1, before).integer(2, static_cast<std::int64_t>(limit));
    std::vector<AccessEvent> all;
    while (rows.step())
      all.push_back({.key = rows.integer_at(0),
                     .at = rows.string_at(1),
                     .kind = rows.string_at(2),
                     .person = rows.string_at(3),
                     .by = rows.string_at(4),
                     .text = rows.string_at(5)});
    return all;
  });
}

}  // namespace safon
