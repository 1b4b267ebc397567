// One request with all that a page may want to know: who asks, for what, in which language, and the register.
#pragma once
#include <cstdint>
#include <expected>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/office/certificates/status_lists.hpp"
#include "adapters/office/people/people.hpp"
#include "adapters/office/policies/stored.hpp"
#include "adapters/web/http/multipart.hpp"
#include "adapters/web/words.hpp"

namespace safon::web {

class Throttle;

struct Visit {
  const http::Request& request;
  http::Fields query, form;
  std::vector<http::Upload> uploads;  // what came with the form
  std::vector<std::string> parts;     // what the route's `*` stood for
  RegisterFile& in;                   // for reading
  std::function<std::expected<RegisterFile*, office::Refusal>()> writer;
  std::optional<office::Person> person;    // nobody has signed in: none
  std::optional<office::Session> session;  // none also for those whom a proxy has let in
  std::string form_word;                   // what forms carry, so that they come from our own pages
  std::string language;                    // "en" or "cy"
  office::SharedPolicy loaded;             // in force today; none while the register holds no policy
  /// The one that a participant is under: another one than that where versions are for some alone.
  std::function<std::expected<office::SharedPolicy, office::Refusal>(ParticipantKey)> policy_under;
  /// One that the register holds, by its key: compiled once, however often it is asked for.
  std::function<std::expected<office::SharedPolicy, office::Refusal>(std::int64_t)> policy_with;
  std::int64_t now = 0;  // seconds since 1970
  Date today;
  bool secure = false;  // the browser sees TLS
  bool by_proxy = false;
  std::string address;  // of the browser
  Throttle& throttle;
  office::StatusLists& status_lists;
  const std::string& keys;  // the folder of those that certificates are signed with; empty: none are

  [[nodiscard]] const CompiledPolicy& policy() const { return *loaded->compiled; }
  [[nodiscard]] bool may_see(std::string_view council) const { return person && person->may_see(council); }
  [[nodiscard]] bool is(office::Roles roles) const { return person && person->roles.meets(roles); }
  /// As it is, and as HTML takes it.
  [[nodiscard]] std::string say(const Phrase& phrase, std::initializer_list<std::string_view> values = {}) const;
  [[nodiscard]] std::string html(const Phrase& phrase, std::initializer_list<std::string_view> values = {}) const;
  [[nodiscard]] std::string field(std::string_view name) const;  // of the form; empty: none
  [[nodiscard]] std::string asked(std::string_view name) const;  // of the query; empty: none
};

/// `value` is empty to take the cookie away.
[[nodiscard]] std::pair<std::string, std::string> set_cookie(const Visit& visit, std::string_view name,
                                                             std::string_view value);
/// Cookies of TLS have a prefix that only TLS may set.
[[nodiscard]] std::string cookie_name(bool secure, std::string_view name);
inline constexpr std::string_view session_cookie = "safon_session", form_cookie = "safon_form",
                                  language_cookie = "safon_language";

[[nodiscard]] http::Response see_other(std::string path);

}  // namespace safon::web
