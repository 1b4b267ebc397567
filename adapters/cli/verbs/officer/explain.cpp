// safon explain: why a participant stands where she stands, and what is still needed.
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "adapters/cli/draw/explanation.hpp"
#include "adapters/cli/draw/needed.hpp"
#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/participant.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/audits/audit_table.hpp"
#include "adapters/cli/verbs/corrections/correction_table.hpp"
#include "adapters/cli/verbs/officer/places_text.hpp"
#include "adapters/cli/verbs/officer/standing_text.hpp"
#include "adapters/cli/verbs/officer/subjects.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/office/explaining.hpp"
#include "adapters/office/revoking.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

/// One participant in one programme, drawn.
class Drawing {
 public:
  Drawing(const Programme& programme, const LoadedParticipant& participant, const office::Explaining& explaining,
          std::optional<office::StatusDecision> decision, Date as_of, const Options& options, const Pen& pen)
      : programme_(programme),
        participant_(participant),
        explaining_(explaining),
        decision_(std::move(decision)),
        as_of_(as_of),
        options_(options),
        pen_(pen) {}

  /// In one line: nothing is needed of somebody for a programme that is not theirs.
  void draw_not_entered() const {
    const auto strong = pen_.terminal.ink(Ink::strong, options_.id);
    const auto why = why_not_entered(explaining_.entry(), as_of_, pen_.language);
    std::cout << (why.empty()
                      ? say(Word::not_entered, pen_.language, {strong, to_iso(as_of_)})
                      : say(Word::not_entered_since, pen_.language, {strong, programme_.name, to_iso(as_of_), why}))
              << '\n';
  }

  boost::json::object json_not_entered() const {
    auto object = standing_json(programme_, participant_.state);
    object["not_entered"] = why_not_entered(explaining_.entry(), as_of_, pen_.language);
    object["ways"] = boost::json::array{};
    return object;
  }

  void draw(const std::vector<Subject>& subjects) const {
    draw_standing(std::cout, options_.id, programme_, participant_.state, as_of_, pen_);
    if (decision_) draw_decision(std::cout, *decision_, pen_);
    for (const auto& subject : subjects)
      if (!subject.folded) draw_whole(subject);
    if (std::ranges::none_of(subjects, &Subject::folded)) return;
    std::cout << '\n' << pen_.terminal.ink(Ink::strong, say(Word::other_ways, pen_.language)) << '\n';
    for (const auto& subject : subjects)
      if (subject.folded)
        std::cout << drawn_answer(explaining_.explained(subject.node).answer, pen_) << "  " << subject.heading << '\n';
  }

  boost::json::object json(const std::vector<Subject>& subjects) const {
    auto object = standing_json(programme_, participant_.state);
    boost::json::array ways;
    if (decision_) object["decided"] = decision_json(*decision_);
    for (const auto& subject : subjects) {
      boost::json::object way;
      if (!subject.to.empty()) way["to"] = subject.to;
      if (subject.node == no_node) {  // no rule leads there
        const auto& transition = programme_.transitions[subject.transition];
        way["decided_by"] = people(transition.certifiers, transition.certified_by, "");
        ways.push_back(std::move(way));
        continue;
      }
      const auto whole = explaining_.explained(subject.node);
      way["explanation"] = explanation_json(folded() ? reasons(whole) : whole);
      way["still_needed"] = needed_json(explaining_.needed(subject.transition, whole));
      ways.push_back(std::move(way));
    }
    object["ways"] = std::move(ways);
    return object;
  }

 private:
  bool folded() const { return options_.reasons || !options_.why_not.empty(); }

  void draw_whole(const Subject& subject) const {
    std::cout << '\n';
    if (!subject.heading.empty()) std::cout << pen_.terminal.ink(Ink::strong, subject.heading) << '\n';
    if (subject.node == no_node) return;
    const auto whole = explaining_.explained(subject.node);
    const auto fold = folded() || options_.all ? Fold::nothing : Fold::in_order;
    if (draw_explanation(std::cout, folded() ? reasons(whole) : whole, pen_, fold))
      std::cout << pen_.terminal.ink(Ink::faint, say(Word::folded_hint, pen_.language)) << '\n';
    const auto missing = explaining_.needed(subject.transition, whole);
    if (missing.list.empty()) return;
    std::cout << pen_.terminal.ink(Ink::strong, say(Word::still_needed, pen_.language)) << '\n';
    draw_needed(std::cout, missing, {pen_.terminal, pen_.language, "  "});
  }

  const Programme& programme_;
  const LoadedParticipant& participant_;
  const office::Explaining& explaining_;
  std::optional<office::StatusDecision> decision_;  // that the present status rests on
  Date as_of_;
  const Options& options_;
  const Pen& pen_;
};

/// What people have decided, where the status as of that day rests on it.
std::expected<std::optional<office::StatusDecision>, Exit> decided_there(RegisterFile& in, const Options& options,
                                                                         const std::string& programme, Date as_of) {
  auto key = find_id(in, options.id);
  if (!key) return std::unexpected(key.error());
  auto events = history(in, *key);
  if (!events) return std::unexpected(refuse(events.error()));
  std::erase_if(*events, [&](const LedgerEvent& event) { return event.on > as_of; });
  return office::status_decision(*events, programme);
}

/// The day that is asked about; else the last that was evaluated.
std::expected<Date, Exit> day_of(RegisterFile& in, const Options& options) {
  if (options.as_of) return *options.as_of;
  auto last = last_as_of(in);
  if (!last) return std::unexpected(refuse(last.error()));
  if (*last) return **last;
  return std::unexpected(
      refuse(Exit::usage, "nothing has been evaluated yet", "run `safon evaluate`, or name a day with --as-of"));
}

/// The statuses of --why-not, by programme; empty when it is not given.
std::expected<std::vector<StatusOf>, Exit> wanted_statuses(const CompiledPolicy& policy,
                                                           const std::vector<std::uint16_t>& programmes,
                                                           const Options& options) {
  if (options.why_not.empty()) return std::vector<StatusOf>{};
  return find_statuses(policy, programmes, options.why_not);
}

}  // namespace

Exit explain_participant(const Options& options) {
  auto in = RegisterFile::open(options.register_path, OpenMode::read);
  if (!in) return refuse(in.error());
  auto loaded = policy_for_participant(options, *in);
  if (!loaded) return loaded.error();
  const auto& policy = *loaded->compiled;
  check_language(policy, options);
  auto as_of = day_of(*in, options);
  if (!as_of) return as_of.error();
  auto programmes = find_programmes(policy, options.programme);
  if (!programmes) return programmes.error();
  auto wanted = wanted_statuses(policy, *programmes, options);
  if (!wanted) return wanted.error();
  std::optional<Subject> requirement;
  if (!options.requirement.empty()) {
    auto found = requirement_subject(policy, options.requirement);
    if (!found) return found.error();
    requirement = *found;
  }

  const auto screen = terminal(STDOUT_FILENO, options.colour);
  const Pen pen{screen, options.language, ""};
  boost::json::array all;
  struct {
    ParticipantKey participant = 0;
    VersionKey version = 0;
  } record;  // the one that was known then
  for (bool first = true; const auto index : *programmes) {
    const auto own = std::ranges::find(*wanted, index, &StatusOf::programme);
    if (!options.why_not.empty() && own == wanted->end()) continue;
    auto participant = load_participant(*in, policy, index, options.id, *as_of);
    if (!participant) return participant.error();
    record = {participant->chunk.participants.front().key, participant->chunk.stored[participant->row].key};
    const office::Explaining explaining(policy, index, *participant, *as_of, options.language);
    auto decision = decided_there(*in, options, policy.programmes[index].name, *as_of);
    if (!decision) return decision.error();
    const Drawing drawing(policy.programmes[index], *participant, explaining, *std::move(decision), *as_of, options,
                          pen);
    if (!requirement && !explaining.entered()) {
      if (options.format == Format::json) {
        all.push_back(drawing.json_not_entered());
        continue;
      }
      if (!first) std::cout << '\n';
      drawing.draw_not_entered();
      first = false;
      continue;
    }
    std::vector<Subject> subjects;
    if (requirement)
      subjects = {*requirement};
    else if (own != wanted->end())
      subjects = ways_to(policy.programmes[index], participant->state, own->status, options.language);
    else
      subjects = ways_onward(policy.programmes[index], participant->state, options.language,
                             [&](std::uint16_t way) { return explaining.declined(way); });
    if (options.format == Format::json) {
      all.push_back(drawing.json(subjects));
      continue;
    }
    if (!first) std::cout << '\n';
    drawing.draw(subjects);
    first = false;
    if (requirement) break;  // it is the same in every programme
  }
  std::vector<OwnPlace> places;
  if (!requirement) {
    auto found = places_of(*in, policy, options.id, *as_of);
    if (!found) return refuse(found.error());
    places = *std::move(found);
  }
  std::vector<AuditedChange> audits;
  if (!requirement) {
    auto found = office::list_audits(*in, true, options.id);
    if (!found) return refuse(found.error());
    std::ranges::copy_if(*found, std::back_inserter(audits), [&](const auto& each) { return each.on <= *as_of; });
  }
  const auto corrections = office::corrections_behind(*in, record.participant, record.version);
  if (!corrections) return refuse(corrections.error());
  if (options.format == Format::json) {
    boost::json::object object{{"id", options.id}, {"as_of", to_iso(*as_of)}, {"programmes", std::move(all)}};
    if (!places.empty()) object["intakes"] = places_json(places);
    boost::json::array audited;
    for (const auto& each : audits) audited.push_back(audit_json(each));
    if (!audited.empty()) object["audits"] = std::move(audited);
    boost::json::array corrected;
    for (const auto& each : *corrections) corrected.push_back(correction_json(each));
    if (!corrected.empty()) object["corrections"] = std::move(corrected);
    std::cout << boost::json::serialize(object) << '\n';
  } else {
    draw_own_corrections(std::cout, *corrections, pen);
    draw_places(std::cout, places, pen);
    draw_own_audits(std::cout, audits, pen);
  }
  return Exit::good;
}

}  // namespace safon
