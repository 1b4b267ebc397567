// Several cases at once: what would happen to each, and then each decision by itself, through the same code as one
// alone. What is refused of one takes nothing from the others.
#include "adapters/cli/page/markup.hpp"
#include "adapters/web/page/fields.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"
#include "adapters/web/pages/bulk/chosen.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/pages/participant/foreseen.hpp"

namespace safon::web {
namespace {

std::string back_html(const Visit& visit) {
  return "<p>" + link_html("/queue/decide", visit.say(words::back_to_several)) + "</p>\n";
}

std::string decision_text(const Visit& visit, const Chosen& each) {
  return visit.say(each.certify() ? words::certify : each.decision == "defer" ? words::defer : words::decline);
}

/// `found` is whom the choice is about, once that is known.
std::string name_html(const Subject* found, const Chosen& each) {
  return found ? link_html(found->path(), found->name.id) : "<code>" + std::to_string(each.key) + "</code>";
}

std::string why_not(const Visit& visit, const office::Refusal& refusal) {
  if (refusal.fault == RegisterFault::stale) return visit.say(words::changed_meanwhile);
  if (refusal.fault == RegisterFault::busy) return visit.say(words::register_busy);
  return refusal_text(visit, refusal);
}

http::Response none_chosen(const Visit& visit) {
  return page(visit, visit.say(words::cannot_decide),
              problem_html(visit, visit.say(words::choose_some)) + back_html(visit), 400);
}

std::string hidden_choice(const Chosen& each, std::uint64_t seen) {
  const auto n = std::to_string(each.number);
  return hidden_html("case-" + n, case_value(each.key, each.programme, each.status)) +
         hidden_html("decision-" + n, each.decision) + hidden_html("reason-" + n, each.reason) +
         (each.until.empty() ? "" : hidden_html("until-" + n, each.until)) +
         hidden_html("seen-" + n, std::to_string(seen));
}

}  // namespace

http::Response preview_several(Visit& visit) {
  const OneMoment moment(visit.in);
  const auto chosen = chosen_in(visit);
  if (chosen.empty()) return none_chosen(visit);
  std::vector<std::vector<std::string>> rows, refused;
  std::string hidden;
  Date on = visit.today;
  for (const auto& each : chosen) {
    const auto subject = find_subject(visit, visit.in, each.key);
    const auto cannot = [&](const std::string& why) {
      refused.push_back(
          {name_html(subject ? &*subject : nullptr, each), escaped(decision_text(visit, each)), escaped(why)});
    };
    if (!subject) {
      cannot(subject.error().why);
      continue;
    }
    if (const auto wrong = slip(visit, each.decision, each.reason, each.until, longest_reason_of_several)) {
      cannot(*wrong);
      continue;
    }
    const auto asked = each.asked(visit, *subject);
    const auto outcome = office::foresee_decision(visit.in, visit.policy(), asked, visit.today);
    if (!outcome) {
      cannot(why_not(visit, outcome.error()));
      continue;
    }
    on = outcome->on;
    const auto& programme = visit.policy().programmes[outcome->wanted.programme];
    const auto brought = brought_html(visit, *outcome);
    rows.push_back({name_html(&*subject, each), escaped(decision_text(visit, each)),
                    escaped(label_of(visit, programme.statuses[outcome->wanted.status])),
                    foreseen_html(visit, *outcome, asked) +
                        (brought.empty() ? "" : "<p>" + visit.html(words::brought_too) + "</p>" + brought),
                    escaped(each.reason)});
    hidden += hidden_choice(each, outcome->seen);
  }
  std::string html;
  if (!refused.empty())
    html += problem_html(visit, visit.say(words::left_out, {std::to_string(refused.size())})) +
            table_html(visit, visit.say(words::cannot_decide),
                       {visit.say(words::participant), visit.say(words::decide), visit.say(words::why)}, refused);
  if (rows.empty()) return page(visit, visit.say(words::cannot_decide), html + back_html(visit), 409);
  html += "<p><strong>" + visit.html(words::nothing_yet) + "</strong></p>\n" +
          table_html(visit, visit.say(words::what_happens),
                     {visit.say(words::participant), visit.say(words::decide), visit.say(words::for_status),
                      visit.say(words::what_happens), visit.say(words::reason)},
                     rows) +
          "<p>" + visit.html(words::on_record_as, {visit.person->name, to_iso(on)}) + "</p>\n" +
          form_html(visit, "/queue/decide") + hidden +
          button_html(visit.say(words::confirm_several, {std::to_string(rows.size())})) + "</form>\n" +
          back_html(visit);
  return page(visit, visit.say(words::about_to_decide, {std::to_string(rows.size())}), html);
}

http::Response decide_several(Visit& visit) {
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  RegisterFile& in = **writer;
  const auto chosen = chosen_in(visit);
  if (chosen.empty()) return none_chosen(visit);
  std::vector<std::vector<std::string>> rows;
  std::size_t recorded = 0;
  for (const auto& each : chosen) {
    const auto subject = find_subject(visit, in, each.key);
    std::optional<std::string> wrong;
    if (!subject) wrong = subject.error().why;
    if (!wrong) wrong = slip(visit, each.decision, each.reason, each.until, longest_reason_of_several);
    if (!wrong) {
      const auto taken = office::take_decision(in, visit.policy(), each.asked(visit, *subject), visit.today);
      if (!taken) wrong = why_not(visit, taken.error());
    }
    recorded += !wrong;
    rows.push_back({name_html(subject ? &*subject : nullptr, each),
                    wrong ? "<span class=\"overdue\">" + visit.html(words::not_recorded, {*wrong}) + "</span>"
                          : visit.html(decision_words(each.decision)->done),
                    escaped(each.reason)});
  }
  const bool all = recorded == chosen.size();
  const auto told = visit.say(words::several_done, {std::to_string(recorded), std::to_string(chosen.size())});
  return page(visit, visit.say(words::decide_several),
              (all ? notice_html(told) : problem_html(visit, told)) +
                  table_html(visit, told,
                             {visit.say(words::participant), visit.say(words::what), visit.say(words::reason)}, rows) +
                  back_html(visit),
              all ? 200 : 409);
}

}  // namespace safon::web
