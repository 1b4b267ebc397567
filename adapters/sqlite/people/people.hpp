// Who may sign in, their sessions, and the book of their coming and going. What the values mean, and when a session
// ends, is said by adapters/office/people; this keeps them.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sqlite/register.hpp"

namespace safon {

struct PersonRow {
  std::int64_t key = 0;
  std::string name, full_name;
  std::vector<std::string> roles, councils;  // no council: all of them
  std::string password;                      // as argon2id stores it; empty: nobody signs in with one
  bool disabled = false;
  std::int64_t failures = 0;        // to sign in, one after the other
  std::int64_t locked_until = 0;    // seconds since 1970
  std::vector<std::string> duties;  // to which cases are escalated
};

struct SessionRow {
  Hash token;  // of what the browser keeps
  std::int64_t person = 0;
  std::int64_t began = 0, seen = 0;  // seconds since 1970
};

/// A row of the book, which only grows. `by`: who did it to the person, or the person herself.
struct AccessEvent {
  std::int64_t key = 0;
  std::string at;  // "2026-11-22T02:00:00Z"
  std::string kind, person, by, text;
};

[[nodiscard]] std::expected<std::vector<PersonRow>, RegisterError> people(RegisterFile& in);  // by name
[[nodiscard]] std::expected<std::optional<PersonRow>, RegisterError> find_person(RegisterFile& in,
                                                                                 std::string_view name);
[[nodiscard]] std::expected<std::optional<PersonRow>, RegisterError> person_of(RegisterFile& in, std::int64_t key);

/// Each of these is one transaction, with its row in the book; an event without a kind gets none.
[[nodiscard]] std::expected<void, RegisterError> add_person(RegisterFile& in, const PersonRow& person,
                                                            const AccessEvent& event);
/// All but the name. `ends_sessions`: whoever is signed in as this person no longer is.
[[nodiscard]] std::expected<void, RegisterError> change_person(RegisterFile& in, const PersonRow& person,
                                                               bool ends_sessions, const AccessEvent& event);
/// One more failure; the row as it is then.
[[nodiscard]] std::expected<PersonRow, RegisterError> count_failure(RegisterFile& in, std::int64_t person);
/// Failures and lock are forgotten. Sessions that began before `oldest`, or were not seen since `idle`, go.
[[nodiscard]] std::expected<void, RegisterError> begin_session(RegisterFile& in, const SessionRow& session,
                                                               std::int64_t oldest, std::int64_t idle,
                                                               const AccessEvent& event);
[[nodiscard]] std::expected<std::optional<SessionRow>, RegisterError> find_session(RegisterFile& in, const Hash& token);
[[nodiscard]] std::expected<void, RegisterError> see_session(RegisterFile& in, const Hash& token, std::int64_t now);
[[nodiscard]] std::expected<void, RegisterError> end_session(RegisterFile& in, const Hash& token,
                                                             const AccessEvent& event);
[[nodiscard]] std::expected<void, RegisterError> note_access(RegisterFile& in, const AccessEvent& event);

/// Newest first: those below `before`, at most `limit`.
[[nodiscard]] std::expected<std::vector<AccessEvent>, RegisterError> access_events(RegisterFile& in,
                                                                                   std::int64_t before,
                                                                                   std::size_t limit);

}  // namespace safon
