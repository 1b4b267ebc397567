#include "adapters/web/pages/participant/not_decided.hpp"

#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"

namespace safon::web {
namespace {

http::Response somebody_was_faster(Visit& visit, RegisterFile& in, const Subject& subject) {
  constexpr std::size_t last_events = 5;
  auto events = safon::history(in, subject.key);
  if (!events) return trouble_page(visit, office::refusal(events.error()));
  return page(visit, visit.say(words::faster),
              "<p>" + visit.html(words::faster_text, {subject.name.id}) + "</p>\n" +
                  events_html(visit, visit.say(words::history), *events, last_events) + back_html(visit, subject),
              409);
}

}  // namespace

std::string back_html(const Visit& visit, const Subject& subject) {
  return "<p>" + link_html(subject.path(), visit.say(words::go_back)) + "</p>\n";
}

http::Response cannot_decide(const Visit& visit, const Subject& subject, std::string_view why, unsigned status) {
  return page(visit, visit.say(words::cannot_decide), problem_html(visit, why) + back_html(visit, subject), status);
}

http::Response decision_refused(Visit& visit, RegisterFile& in, const Subject& subject,
                                const office::Refusal& refusal) {
  if (refusal.fault == RegisterFault::stale) return somebody_was_faster(visit, in, subject);
  if (refusal.fault) return trouble_page(visit, refusal);
  return cannot_decide(visit, subject, refusal_text(visit, refusal), 409);
}

}  // namespace safon::web
