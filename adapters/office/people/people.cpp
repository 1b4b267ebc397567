#include "adapters/office/people/people.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "adapters/office/people/password.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/value/date.hpp"

namespace safon::office {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_name && std::ranges::all_of(name, [](unsigned char c) {
    return std::isalnum(c) || c == '.' || c == '_' || c == '-' || c == '@';
  });
}

bool is_line(std::string_view text) {
  return !text.empty() && text.size() <= longest_name &&
         std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

/// One failure more; the one too many locks her out.
std::expected<void, Refusal> failed(RegisterFile& in, std::int64_t person, std::int64_t now) {
  auto after = count_failure(in, person);
  if (!after) return std::unexpected(refusal(after.error()));
  if (after->failures < failures_before_lock) return {};
  after->failures = 0;
  after->locked_until = now + locked_seconds;
  auto locked = change_person(
      in, *after, true, {.at = time_text(now), .kind = "person_locked", .person = after->name, .by = after->name});
  if (!locked) return std::unexpected(refusal(locked.error()));
  return {};
}

template <class T>
std::expected<void, Refusal> done(const std::expected<T, RegisterError>& written) {
  if (!written) return std::unexpected(refusal(written.error()));
  return {};
}

}  // namespace

std::expected<PersonRow, Refusal> existing_person(RegisterFile& in, const std::string& name) {
  auto row = find_person(in, name);
  if (!row) return std::unexpected(refusal(row.error()));
  if (*row) return std::move(**row);
  std::vector<std::string> names;
  if (auto all = people(in))
    for (const auto& each : *all) names.push_back(each.name);
  const auto near = nearest(name, names);
  return std::unexpected(refusal(Ground::words, "there is no person `" + name + "`",
                                 near ? "did you mean `" + *near + "`?" : "`safon people list` lists them"));
}

std::string time_text(std::int64_t seconds) {
  constexpr std::int64_t of_a_day = 86400;
  const auto of_day = seconds % of_a_day;
  char time[16];
  std::snprintf(time, sizeof time, "T%02d:%02d:%02dZ", int(of_day / 3600), int(of_day / 60 % 60), int(of_day % 60));
  return to_iso(Date{std::int32_t(seconds / of_a_day)}) + time;
}

std::expected<void, Refusal> add(RegisterFile& in, const NewPerson& person, const std::string& by, std::int64_t now) {
  if (!is_name(person.name))
    return std::unexpected(
        refusal(Ground::words, "`" + person.name + "` cannot be a name to sign in with",
                "take at most " + std::to_string(longest_name) + " letters, digits and . _ - @, such as mair.jones"));
  if (person.roles.empty())
    return std::unexpected(refusal(Ground::words, "`" + person.name + "` has no role", "give one with --role"));
  for (const auto& role : person.roles)
    if (!role_of(role)) {
      const std::vector<std::string> known(role_names.begin(), role_names.end());
      const auto near = nearest(role, known);
      return std::unexpected(refusal(
          Ground::words, "there is no role `" + role + "`",
          near ? "did you mean `" + *near + "`?" : "it is officer, policy, auditor, operator or administrator"));
    }
  for (const auto& council : person.councils)
    if (!is_line(council))
      return std::unexpected(refusal(Ground::words, "a council's code is one line of at most 64 bytes"));
  if (!person.full_name.empty() && !is_line(person.full_name))
    return std::unexpected(refusal(Ground::words, "the full name is one line of at most 64 bytes"));
  PersonRow row{.name = person.name,
                .full_name = person.full_name.empty() ? person.name : person.full_name,
                .roles = person.roles,
                .councils = person.councils};
  if (!person.password.empty()) {
    auto stored = stored_password(person.password);
    if (!stored) return std::unexpected(stored.error());
    row.password = *stored;
  }
  std::string text;
  for (const auto& role : row.roles) text += (text.empty() ? "" : ", ") + role;
  for (std::size_t c = 0; c < row.councils.size(); ++c) text += (c ? ", " : "; ") + row.councils[c];
  return done(
      add_person(in, row, {.at = time_text(now), .kind = "person_added", .person = row.name, .by = by, .text = text}));
}

std::expected<void, Refusal> set_password(RegisterFile& in, const std::string& name, const std::string& password,
                                          const std::string& by, std::int64_t now) {
  auto row = existing_person(in, name);
  if (!row) return std::unexpected(row.error());
  auto stored = stored_password(password);
  if (!stored) return std::unexpected(stored.error());
  row->password = *stored;
  row->failures = row->locked_until = 0;
  return done(change_person(in, *row, true, {.at = time_text(now), .kind = "password_set", .person = name, .by = by}));
}

std::expected<void, Refusal> set_disabled(RegisterFile& in, const std::string& name, bool disabled,
                                          const std::string& by, std::int64_t now) {
  auto row = existing_person(in, name);
  if (!row) return std::unexpected(row.error());
  row->disabled = disabled;
  row->failures = row->locked_until = 0;
  return done(change_person(
      in, *row, true,
      {.at = time_text(now), .kind = disabled ? "person_disabled" : "person_enabled", .person = name, .by = by}));
}

Person person_from(const PersonRow& row) {
  Person person{.key = row.key,
                .name = row.name,
                .full_name = row.full_name,
                .roles = {},
                .councils = row.councils,
                .duties = row.duties,
                .has_password = !row.password.empty()};
  for (const auto& name : row.roles)
    if (const auto role = role_of(name)) person.roles = person.roles | *role;
  return person;
}

std::expected<std::optional<SignedIn>, Refusal> sign_in(RegisterFile& in, const std::string& name,
                                                        const std::string& password, std::int64_t now) {
  auto row = find_person(in, name);
  if (!row) return std::unexpected(refusal(row.error()));
  const bool right = is_password(*row ? (*row)->password : std::string(), password);
  const auto at = time_text(now);
  if (!*row) {  // what was typed is not written down: it may be a password in the wrong place
    if (auto noted = note_access(in, {.at = at, .kind = "sign_in_failed"}); !noted)
      return std::unexpected(refusal(noted.error()));
    return std::nullopt;
  }
  const PersonRow& person = **row;
  const AccessEvent refused{.at = at, .kind = "sign_in_failed", .person = person.name, .by = person.name};
  if (person.disabled || person.locked_until > now || !right) {
    if (auto noted = note_access(in, refused); !noted) return std::unexpected(refusal(noted.error()));
    if (person.disabled || person.locked_until > now) return std::nullopt;
    if (auto counted = failed(in, person.key, now); !counted) return std::unexpected(counted.error());
    return std::nullopt;
  }
  SignedIn signed_in{.person = person_from(person), .word = random_word()};
  auto begun =
      begin_session(in, {.token = hash_for("session", signed_in.word), .person = person.key, .began = now, .seen = now},
                    now - session_seconds, now - idle_seconds,
                    {.at = at, .kind = "signed_in", .person = person.name, .by = person.name});
  if (!begun) return std::unexpected(refusal(begun.error()));
  return signed_in;
}

std::expected<std::optional<Person>, Refusal> known_by_proxy(RegisterFile& in, const std::string& name) {
  auto row = find_person(in, name);
  if (!row) return std::unexpected(refusal(row.error()));
  if (!*row || (*row)->disabled) return std::nullopt;
  return person_from(**row);
}

std::expected<std::optional<Session>, Refusal> session_of(RegisterFile& in, const std::string& word, std::int64_t now) {
  const Hash token = hash_for("session", word);
  auto row = find_session(in, token);
  if (!row) return std::unexpected(refusal(row.error()));
  if (!*row || (*row)->began + session_seconds <= now || (*row)->seen + idle_seconds <= now) return std::nullopt;
  auto person = person_of(in, (*row)->person);
  if (!person) return std::unexpected(refusal(person.error()));
  if (!*person || (*person)->disabled) return std::nullopt;
  return Session{
      .person = person_from(**person), .token = token, .to_be_marked = (*row)->seen + seconds_between_marks <= now};
}

std::expected<void, Refusal> sign_out(RegisterFile& in, const Session& session, std::int64_t now) {
  const auto& name = session.person.name;
  return done(end_session(in, session.token, {.at = time_text(now), .kind = "signed_out", .person = name, .by = name}));
}

std::expected<bool, Refusal> change_password(RegisterFile& in, const Person& person, const std::string& old_password,
                                             const std::string& new_password, std::int64_t now) {
  auto row = existing_person(in, person.name);
  if (!row) return std::unexpected(row.error());
  auto stored = stored_password(new_password);
  if (!stored) return std::unexpected(stored.error());
  if (!is_password(row->password, old_password)) {
    if (auto counted = failed(in, row->key, now); !counted) return std::unexpected(counted.error());
    return false;
  }
  row->password = *stored;
  row->failures = 0;
  auto changed = change_person(
      in, *row, true, {.at = time_text(now), .kind = "password_set", .person = person.name, .by = person.name});
  if (!changed) return std::unexpected(refusal(changed.error()));
  return true;
}

}  // namespace safon::office
