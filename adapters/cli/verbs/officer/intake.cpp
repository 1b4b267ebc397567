// safon intake: the intakes of a policy, who applied, and the answers to offers.
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/sqlite/intakes/intake_book.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/night/evaluate_days.hpp"
#include "engine/night/intake_day.hpp"

namespace safon {
namespace {

/// What the verb works on.
struct Desk {
  RegisterFile in;
  LoadedPolicy loaded;
  const Options& options;
  RegisterIntakes book{in};

  Desk(RegisterFile file, LoadedPolicy policy_, const Options& options_)
      : in(std::move(file)), loaded(std::move(policy_)), options(options_) {}

  [[nodiscard]] const CompiledPolicy& policy() const { return *loaded.compiled; }

  std::expected<std::uint16_t, Exit> find(const std::string& name) const {
    std::vector<std::string> names;
    for (std::uint16_t i = 0; i < policy().intakes.size(); ++i) {
      names.push_back(policy().intakes[i].name);
      if (names.back() == name) return i;
    }
    if (names.empty())
      return std::unexpected(refuse(Exit::usage, "the policy `" + policy().name + "` has no intake",
                                    "declare one with `intake NAME { … }` in its rule file"));
    if (name.empty() && names.size() == 1) return std::uint16_t{0};
    if (name.empty())
      return std::unexpected(
          refuse(Exit::usage, "the policy has several intakes", "name one: `safon intake list` shows them"));
    const auto year = std::ranges::find_if(names, [&](const auto& each) { return each.starts_with(name + " "); });
    if (year != names.end())
      return std::unexpected(
          refuse(Exit::usage, "`" + name + "` gives out places each year", "name the year, too: `'" + *year + "'`"));
    const auto near = nearest(name, names);
    return std::unexpected(refuse(Exit::usage, "the policy has no intake `" + name + "`",
                                  near ? "did you mean `" + *near + "`?" : "`safon intake list` shows those it has"));
  }

  std::expected<std::vector<IntakeEvent>, Exit> events(std::uint16_t intake) {
    auto found = book.events(policy(), intake);
    if (!found) return std::unexpected(refuse(found.error()));
    return *std::move(found);
  }

  /// A year that went by before anybody was known.
  std::expected<bool, Exit> left_out(std::uint16_t intake) {
    const auto known = book.first_known();
    if (!known) return std::unexpected(refuse(known.error()));
    if (!*known) return false;
    const auto day = allocation_day(policy(), policy().intakes[intake], book);
    if (!day) return std::unexpected(refuse(day.error()));
    return *day == never;
  }
};

Exit list(Desk& desk) {
  Table table{.columns = {"intake", "label", "allocated_on", "state", "capacity", "placed", "offered", "waiting",
                          "not_placed", "not_ranked"},
              .when_empty = "the policy has no intake"};
  for (std::uint16_t i = 0; i < desk.policy().intakes.size(); ++i) {
    const Intake& intake = desk.policy().intakes[i];
    auto events = desk.events(i);
    if (!events) return events.error();
    const IntakeLife life = life_of(*events);
    const auto in_state = [&](auto... states) {
      return std::int64_t(std::ranges::count_if(
          life.applications, [&](const Application& one) { return ((one.state == states) || ...); }));
    };
    const auto left_out = desk.left_out(i);
    if (!left_out) return left_out.error();
    const char* state = life.allocated ? "given out" : *left_out ? "left out" : "to come";
    using enum IntakeEventKind;
    const Date day = life.allocated ? life.allocated->on : intake.allocated_on;
    table.rows.push_back({intake.name, std::string(intake.label.in(desk.options.language, "")), to_iso(day), state,
                          count_on(intake.capacity, day), in_state(placed, accepted), in_state(offered),
                          in_state(waiting), in_state(not_placed, declined, expired, withdrawn, passed_over),
                          in_state(not_ranked)});
  }
  draw(std::cout, table, desk.options.format, terminal(STDOUT_FILENO, desk.options.colour));
  return Exit::good;
}

Table table_of(const IntakeLife& life) {
  Table table{.columns = {"rank", "id", "state", "since", "answer_by", "ranked_by", "reason"},
              .when_empty = "nobody was eligible"};
  for (const Application& one : life.applications)
    table.rows.push_back({one.rank > 0 ? Cell{std::int64_t{one.rank}} : Cell{}, one.id,
                          std::string(intake_event_name(one.state)), to_iso(one.since),
                          one.due ? Cell{to_iso(*one.due)} : Cell{}, one.keys, one.reason});
  return table;
}

/// What an allocation would come to today, nothing being written.
std::expected<std::vector<IntakeEvent>, Exit> rehearsed(Desk& desk, std::uint16_t intake) {
  const Date day = desk.options.as_of.value_or(today());
  auto events = give_out(desk.policy(), intake, desk.in, desk.book, day);
  if (!events) return std::unexpected(refuse(events.error()));
  return *std::move(events);
}

Exit show(Desk& desk) {
  const auto& year = desk.options.year;
  const auto intake = desk.find(desk.options.subject + (year.empty() ? "" : " " + year));
  if (!intake) return intake.error();
  const Intake& about = desk.policy().intakes[*intake];
  auto events = desk.events(*intake);
  if (!events) return events.error();
  const bool given_out = !events->empty();
  const auto left_out = desk.left_out(*intake);
  if (!left_out) return left_out.error();
  if (!given_out && *left_out)
    return refuse(Exit::findings, "the places of `" + about.name + "` were never given out",
                  "nobody was known, or the policy was not in force, before those of the next year were due");
  if (desk.options.dry_run) {
    if (given_out)
      return refuse(Exit::findings, "the places of `" + about.name + "` are given out already",
                    "leave out --dry-run to see them");
    events = rehearsed(desk, *intake);
    if (!events) return events.error();
  } else if (!given_out) {
    return refuse(Exit::findings, "the places of `" + about.name + "` are given out on " + to_iso(about.allocated_on),
                  "`safon intake show " + about.name + " --dry-run` shows who would have one now");
  }
  const IntakeLife life = life_of(*events);
  draw(std::cout, table_of(life), desk.options.format, terminal(STDOUT_FILENO, desk.options.colour));
  tell("intake",
       (desk.options.dry_run ? "as of " : "given out on ") + to_iso(life.allocated->on) + ": " + life.allocated->text +
           (desk.options.dry_run ? " (dry run: nothing was written)" : ""),
       {{"intake", about.name}, {"cut_off", std::to_string(life.allocated->rank)}});
  return Exit::good;
}

Exit record(Desk& desk) {
  const Options& options = desk.options;
  const bool accept = options.action == "accept";
  if (options.subject.empty())
    return refuse(Exit::usage, "`safon intake " + options.action + "` needs a participant's id");
  if (options.by.empty())
    return refuse(Exit::usage, "`safon intake " + options.action + "` needs --by NAME: who records it",
                  "give --by, or set SAFON_OFFICER");
  const auto intake = desk.find(options.intake);
  if (!intake) return intake.error();
  auto events = desk.events(*intake);
  if (!events) return events.error();
  const auto finished = desk.book.finished(desk.policy());
  if (!finished) return refuse(finished.error());
  if (!*finished) return refuse(Exit::findings, "nothing was evaluated yet", "`safon evaluate` comes first");
  const Date answered = options.on.value_or(**finished);
  if (answered > **finished)
    return refuse(Exit::usage, "evaluated only up to " + to_iso(**finished),
                  "evaluate as of " + to_iso(answered) + " before recording an answer of that day");
  auto event = answer(life_of(*events), options.subject, accept, answered, **finished, options.by, options.reason);
  if (!event)
    return refuse(Exit::findings, event.error(),
                  "`safon intake show " + desk.policy().intakes[*intake].name + "` shows how things stand");
  std::vector<IntakeEvent> brought{*event};
  const std::size_t seen = events->size();
  if (!accept) {
    events->push_back(*event);
    auto offers = offer_free_places(desk.policy(), *intake, desk.in, desk.book, life_of(*events), **finished);
    if (!offers) return refuse(offers.error());
    std::ranges::move(*offers, std::back_inserter(brought));
  }
  if (!options.dry_run)
    if (auto written = desk.book.append(desk.policy(), *intake, std::nullopt, seen, brought); !written)
      return refuse(written.error());
  const char* would = options.dry_run ? "would be " : "";
  for (const IntakeEvent& each : brought)
    std::cout << each.id << ": " << would << intake_event_name(each.kind) << " in `"
              << desk.policy().intakes[*intake].name << "` since " << to_iso(each.effective)
              << (each.due ? ", to answer by " + to_iso(*each.due) : "") << '\n';
  return Exit::good;
}

}  // namespace

Exit intake(const Options& options) {
  const bool writes = (options.action == "accept" || options.action == "decline") && !options.dry_run;
  auto in = RegisterFile::open(options.register_path, writes ? OpenMode::write : OpenMode::read);
  if (!in) return refuse(in.error());
  auto loaded = policy_for(options, &*in);
  if (!loaded) return loaded.error();
  check_language(*loaded->compiled, options);
  Desk desk(*std::move(in), *std::move(loaded), options);
  if (options.action == "list") return list(desk);
  if (options.action == "show") return show(desk);
  return record(desk);
}

}  // namespace safon
