// Who may sign in, and how: the rules behind `safon people` and the console's sign-in. Times are seconds since 1970.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "adapters/office/people/roles.hpp"
#include "adapters/office/refusal.hpp"
#include "adapters/sqlite/people/people.hpp"

namespace safon::office {

inline constexpr std::int64_t failures_before_lock = 5;
inline constexpr std::int64_t locked_seconds = 15 * 60;
inline constexpr std::int64_t idle_seconds = 30 * 60;       // a session that nobody uses
inline constexpr std::int64_t session_seconds = 12 * 3600;  // any session
inline constexpr std::int64_t seconds_between_marks = 60;   // a session is marked as used at most so often
inline constexpr std::size_t longest_name = 64;             // bytes; of a person's name, and of a council's code

/// "2026-11-22T02:00:00Z".
[[nodiscard]] std::string time_text(std::int64_t seconds);

struct NewPerson {
  std::string name, full_name;  // the name that is typed: letters, digits, and . _ - @
  std::vector<std::string> roles, councils;
  std::string password;  // empty: none, for those who sign in through a proxy
};

/// Refused, with the nearest name, where there is nobody of that name.
[[nodiscard]] std::expected<PersonRow, Refusal> existing_person(RegisterFile& in, const std::string& name);

/// Refused with what is wrong: a name that is no name or is taken, a role that is none, a password that is too short.
[[nodiscard]] std::expected<void, Refusal> add(RegisterFile& in, const NewPerson& person, const std::string& by,
                                               std::int64_t now);
[[nodiscard]] std::expected<void, Refusal> set_password(RegisterFile& in, const std::string& name,
                                                        const std::string& password, const std::string& by,
                                                        std::int64_t now);
/// Ends her sessions; enabling forgets failures and lock.
[[nodiscard]] std::expected<void, Refusal> set_disabled(RegisterFile& in, const std::string& name, bool disabled,
                                                        const std::string& by, std::int64_t now);
[[nodiscard]] Person person_from(const PersonRow& row);

/// A session that has begun: its word is for the browser only.
struct SignedIn {
  Person person;
  std::string word;
};

/// None: the name or the password is wrong, or the person is disabled or locked; which of them is not told, and takes
/// as long.
[[nodiscard]] std::expected<std::optional<SignedIn>, Refusal> sign_in(RegisterFile& in, const std::string& name,
                                                                      const std::string& password, std::int64_t now);
/// For those whom a proxy has let in. None: nobody of this name, or disabled.
[[nodiscard]] std::expected<std::optional<Person>, Refusal> known_by_proxy(RegisterFile& in, const std::string& name);

/// Whose session it is; none where it is over. Reads only.
struct Session {
  Person person;
  Hash token;
  bool to_be_marked = false;  // as used: see_session()
};
[[nodiscard]] std::expected<std::optional<Session>, Refusal> session_of(RegisterFile& in, const std::string& word,
                                                                        std::int64_t now);
[[nodiscard]] std::expected<void, Refusal> sign_out(RegisterFile& in, const Session& session, std::int64_t now);

/// One's own; the old one is asked for. Other sessions end, this one too: sign in again.
[[nodiscard]] std::expected<bool, Refusal> change_password(RegisterFile& in, const Person& person,
                                                           const std::string& old_password,
                                                           const std::string& new_password, std::int64_t now);

}  // namespace safon::office
