#include "adapters/sqlite/verify/audits.hpp"

#include <algorithm>
#include <map>

#include "adapters/sqlite/audit/audit_book.hpp"
#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/policies.hpp"

namespace safon {
namespace {

using sql::Statement;

class Again {
 public:
  Again(RegisterFile& in, std::span<const CompiledPolicy* const> policies) : in_(in), inside_(in.inside()) {
    for (const CompiledPolicy* each : policies)
      if (const std::int64_t key = find_policy(inside_, *each); key != 0) policies_[key] = each;
  }

  void look_at_draws() {
    Statement rows(inside_.connection,
                   "SELECT key, policy, through, events, waiting FROM main.audit_draw ORDER BY key");
    while (rows.step()) {
      const std::int64_t key = rows.integer_at(0);
      DrawnThrough& before = before_[rows.string_at(1)];
      const DrawnThrough now{.through = rows.string_at(2), .events = rows.integer_at(3), .waiting = rows.integer_at(4)};
      if (now.through < before.through || now.events < before.events)
        say(key, "goes back before the draw that was made before it");
      else
        look_at(key, rows.string_at(1), before, now);
      before = now;
    }
  }

  void look_at_answers() {
    Statement orphans(
        inside_.connection,
        "SELECT w.key FROM main.audit_answer w LEFT JOIN main.audited_change a ON a.key = w.audited WHERE "
        "a.key IS NULL ORDER BY 1");
    while (orphans.step())
      found_.push_back(
          {"audit_answer", std::to_string(orphans.integer_at(0)), "is about a change that is not audited"});
    Statement rests(inside_.connection,
                    "SELECT w.key FROM main.audit_answer w JOIN main.audited_change a ON a.key = w.audited JOIN "
                    "main.event e ON e.key = a.event JOIN main.settlement s ON s.key = e.settlement WHERE w.version <> "
                    "e.version OR w.rests_on <> s.policy ORDER BY 1");
    while (rests.step())
      found_.push_back({"audit_answer", std::to_string(rests.integer_at(0)),
                        "names another record or rule than the change rests on"});
    const auto changes = audited_changes(in_, {});
    if (!changes) throw sql::Failure{changes.error()};
    for (const AuditedChange& each : *changes)
      for (std::size_t i = 0; i < each.answers.size(); ++i)
        if (auto may = may_answer(each.number, each.on, std::span(each.answers).first(i), each.answers[i]); !may)
          found_.push_back({"audited_change", std::to_string(each.number),
                            "has an answer that could not be recorded: " + may.error()});
  }

  std::vector<Finding> found() && { return std::move(found_); }

 private:
  using Count = std::tuple<Stratum, std::uint64_t, std::uint64_t>;  // changes, drawn
  using Chosen = std::tuple<std::int64_t, Stratum, std::uint64_t>;  // event, number in the stratum

  void say(std::int64_t draw, std::string what) {
    found_.push_back({"audit_draw", std::to_string(draw), std::move(what)});
  }

  void look_at(std::int64_t key, const std::string& policy, const DrawnThrough& before, const DrawnThrough& now) {
    const auto through = parse_iso_date(now.through);
    const auto frame =
        audit_frame(inside_, policy, before, through.value_or(Date{}), now.events, [&](std::int64_t text) {
          const auto found = policies_.find(text);
          return found == policies_.end() ? nullptr : found->second;
        });
    if (!frame.complete) return;  // the text is named with the settlements that rest on it
    if (frame.waiting != now.waiting) return say(key, "says of other changes that their day is still to come");
    const AuditDraw right =
        draw_audit(frame.changes, [&](const Stratum& each) { return stratum_before(inside_, key, each); });
    std::vector<Count> counts;
    for (const auto& [stratum, changes, drawn] : right.counts) counts.emplace_back(stratum, changes, drawn);
    std::vector<Chosen> chosen;
    for (const auto& [change, number] : right.drawn) chosen.emplace_back(change.event, change.stratum, number);
    if (counts_of(key) != counts) return say(key, "counts other changes than the ledger has");
    if (chosen_by(key) != chosen) say(key, "has chosen other changes than the lots say");
  }

  [[nodiscard]] static Stratum stratum_at(const Statement& row) {
    return {.policy = row.string_at(0),
            .programme = row.string_at(1),
            .transition = row.string_at(2),
            .council = row.string_at(3),
            .share = row.integer_at(4),
            .among = row.integer_at(5),
            .seed = row.integer_at(6)};
  }
  [[nodiscard]] std::vector<Count> counts_of(std::int64_t draw) const {
    Statement rows(inside_.connection,
                   "SELECT policy, programme, transition, council, share, among, seed, changes, drawn FROM "
                   "main.audit_count WHERE draw = ? ORDER BY key");
    rows.integer(1, draw);
    std::vector<Count> all;
    while (rows.step())
      all.emplace_back(stratum_at(rows), static_cast<std::uint64_t>(rows.integer_at(7)),
                       static_cast<std::uint64_t>(rows.integer_at(8)));
    return all;
  }
  [[nodiscard]] std::vector<Chosen> chosen_by(std::int64_t draw) const {
    Statement rows(inside_.connection,
                   "SELECT c.policy, c.programme, c.transition, c.council, c.share, c.among, c.seed, a.event, a.number "
                   "FROM main.audited_change a JOIN main.audit_count c ON c.key = a.count JOIN main.event e ON e.key = "
                   "a.event WHERE a.draw = ? AND e.participant = a.participant ORDER BY a.key");
    rows.integer(1, draw);
    std::vector<Chosen> all;
    while (rows.step())
      all.emplace_back(rows.integer_at(7), stratum_at(rows), static_cast<std::uint64_t>(rows.integer_at(8)));
    return all;
  }

  RegisterFile& in_;
  RegisterFile::Inside& inside_;
  std::map<std::int64_t, const CompiledPolicy*> policies_;
  std::map<std::string, DrawnThrough> before_;  // by policy
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> check_audits(RegisterFile& in, std::span<const CompiledPolicy* const> policies) {
  Again again(in, policies);
  again.look_at_draws();
  again.look_at_answers();
  return std::move(again).found();
}

}  // namespace safon
