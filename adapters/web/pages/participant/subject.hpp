// Whom a page of a participant is about: the visitor has to be allowed to see the council.
#pragma once
#include <expected>
#include <optional>

#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/visit.hpp"

namespace safon::web {

struct Subject {
  ParticipantKey key = 0;
  ParticipantName name;
  [[nodiscard]] std::string path() const { return "/participant/" + std::to_string(key); }
};

/// Why there is no page about somebody.
struct NotShown {
  unsigned status = 0;
  std::string why;                         // in the visitor's language
  std::optional<office::Refusal> refusal;  // of the register, where it is that
};
/// A participant whose council the visitor may see. From then on `visit.loaded` is the policy that they are under.
[[nodiscard]] std::expected<Subject, NotShown> find_subject(Visit& visit, RegisterFile& in, ParticipantKey key);

/// The one that the address names, with the policy that they are under; or the page that says why not.
[[nodiscard]] std::expected<Subject, http::Response> subject_of(Visit& visit, RegisterFile& in);

/// What the ledger says, as a table; the newest `last` of it.
[[nodiscard]] std::string events_html(const Visit& visit, std::string_view caption,
                                      const std::vector<LedgerEvent>& events, std::size_t last = SIZE_MAX);

}  // namespace safon::web
