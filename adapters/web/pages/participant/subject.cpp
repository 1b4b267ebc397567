#include "adapters/web/pages/participant/subject.hpp"

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"

namespace safon::web {

std::expected<Subject, NotShown> find_subject(Visit& visit, RegisterFile& in, ParticipantKey key) {
  const auto refused = [&](office::Refusal why) {
    return std::unexpected(NotShown{.status = 0, .why = refusal_text(visit, why), .refusal = std::move(why)});
  };
  const auto not_shown = [&](unsigned status, const Phrase& why) {
    return std::unexpected(NotShown{.status = status, .why = visit.say(why), .refusal = {}});
  };
  auto name = name_of(in, key);
  if (!name) return refused(office::refusal(name.error()));
  if (!*name) return not_shown(404, words::no_such_page);
  if (!visit.may_see((*name)->council)) return not_shown(403, words::not_your_council);
  auto loaded = visit.policy_under(key);
  if (!loaded) return refused(std::move(loaded.error()));
  if (!*loaded) return not_shown(503, words::no_policy);
  visit.loaded = std::move(*loaded);
  return Subject{.key = key, .name = std::move(**name)};
}

std::expected<Subject, http::Response> subject_of(Visit& visit, RegisterFile& in) {
  auto subject = find_subject(visit, in, number_in(visit.parts.front(), 0));
  if (subject) return std::move(*subject);
  const auto& why = subject.error();
  return std::unexpected(why.refusal ? trouble_page(visit, *why.refusal) : trouble_page(visit, why.status, why.why));
}

std::string events_html(const Visit& visit, std::string_view caption, const std::vector<LedgerEvent>& events,
                        std::size_t last) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t e = events.size() > last ? events.size() - last : 0; e < events.size(); ++e) {
    const auto& event = events[e];
    rows.push_back({to_iso(event.on), escaped(heading(event.kind, visit.language)),
                    escaped(programme_text(visit, event.programme)),
                    escaped(status_text(visit, event.programme, event.from)),
                    escaped(status_text(visit, event.programme, event.to)), to_iso(event.effective),
                    event.due ? to_iso(*event.due) : "", escaped(event.by), escaped(event.text)});
  }
  return table_html(visit, caption,
                    {visit.say(words::recorded), visit.say(words::what), visit.say(words::programme),
                     visit.say(words::from_status), visit.say(words::to_status), visit.say(words::counts_from),
                     visit.say(words::due), visit.say(words::by_whom), visit.say(words::reason)},
                    rows);
}

}  // namespace safon::web
