// What a night says of itself at its end.
#include <unistd.h>

#include <boost/json.hpp>
#include <iostream>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/night/night.hpp"
#include "adapters/office/people/duties.hpp"

namespace safon {
namespace {

Table files_table(const Night& night) {
  Table table{.columns = {"file", "outcome", "feed", "added", "changed", "unchanged", "rejected", "no_longer_reported",
                          "kept_as"},
              .when_empty = "nothing has arrived"};
  for (const auto& [name, kept_as, taken] : night.files) {
    const auto& r = taken.result;
    table.rows.push_back({name, name_of(taken.fate), taken.feed, std::int64_t(r.added), std::int64_t(r.changed),
                          std::int64_t(r.unchanged), std::int64_t(r.rejected), std::int64_t(r.no_longer_reported),
                          kept_as});
  }
  return table;
}

boost::json::array names(const std::vector<std::string>& all) {
  return boost::json::array(all.begin(), all.end());
}

struct Places {
  std::uint64_t given = 0, offered = 0, lost = 0, waiting = 0;
};

Places places_of(const Night& night) {
  using enum IntakeEventKind;
  Places places;
  for (const auto& brought : night.evaluation.intakes) {
    places.given += brought.count[std::size_t(placed)];
    places.offered += brought.count[std::size_t(offered)];
    places.lost += brought.count[std::size_t(expired)] + brought.count[std::size_t(withdrawn)];
    places.waiting += brought.count[std::size_t(waiting)];
  }
  return places;
}

std::uint64_t untold_cases(const Night& night) {
  std::uint64_t cases = 0;
  for (const auto& duty : night.untold)
    for (const auto& each : duty.untold) cases += each.cases;
  return cases;
}

const char* ended(Exit exit) {
  return exit == Exit::good ? "all good" : exit == Exit::partly ? "with things to look at" : "not finished";
}

}  // namespace

std::string counted(std::uint64_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

Exit exit_of(const Night& night) {
  if (night.failed) return Exit::impossible;
  const bool look = night.rejected() || night.files_with(Fate::refused) || night.evaluation.counts.stopped ||
                    !night.evaluation.broken.empty();
  return look ? Exit::partly : Exit::good;
}

const char* name_of(Fate fate) {
  switch (fate) {
    case Fate::in:
      return "in";
    case Fate::in_before:
      return "in before";
    case Fate::refused:
      return "refused";
    case Fate::not_read:
    case Fate::register_failed:
      return "not read";
  }
  return "";
}

std::string sentence_of(const Night& night) {
  const auto& counts = night.evaluation.counts;
  auto text =
      "the night as of " + to_iso(night.as_of) + " " +
      (exit_of(night) == Exit::impossible ? "could not finish" : "is done, " + std::string(ended(exit_of(night)))) +
      ": " + counted(night.files_with(Fate::in), "file came in", "files came in");
  if (const auto n = night.files_with(Fate::in_before)) text += ", " + counted(n, "was", "were") + " in before";
  if (const auto n = night.files_with(Fate::refused)) text += ", " + counted(n, "was", "were") + " refused";
  if (const auto n = night.rejected()) text += ", " + counted(n, "record", "records") + " rejected";
  if (!night.evaluated) return text + "; nobody was evaluated";
  text += "; " + counted(counts.status_changes, "status change", "status changes") + ", " +
          counted(counts.cases_opened, "case opened", "cases opened");
  if (counts.cases_overdue) text += ", " + counted(counts.cases_overdue, "case overdue", "cases overdue");
  if (counts.cases_escalated) text += ", " + counted(counts.cases_escalated, "case escalated", "cases escalated");
  if (counts.reviews_opened) text += ", " + counted(counts.reviews_opened, "review opened", "reviews opened");
  if (counts.stopped) text += ", " + counted(counts.stopped, "conflict", "conflicts");
  if (const auto n = night.evaluation.to_audit) text += ", " + counted(n, "change", "changes") + " to audit";
  const auto places = places_of(night);
  if (places.given) text += ", " + counted(places.given, "place given", "places given");
  if (places.offered) text += ", " + counted(places.offered, "place offered", "places offered");
  if (places.lost) text += ", " + counted(places.lost, "offer ended", "offers ended");
  if (const auto n = night.evaluation.broken.size()) text += ", " + counted(n, "broken property", "broken properties");
  return text;
}

void tell_night(const Night& night, const Options& options) {
  for (const auto& name : night.still_written)
    tell("still_written", name + " is left for the next night: somebody is still writing it", {{"file", name}});
  for (const auto& name : night.not_for_us)
    tell("not_for_us", name + " is left in the inbox: only plain files `*.xml` are taken in", {{"file", name}});
  for (const auto& each : night.untold)
    tell("nobody_told", office::untold_text(each) + "; `safon people duty NAME " + each.duty + "` gives it to somebody",
         {{"duty", each.duty}, {"councils", office::untold_councils(each)}});
  const auto& counts = night.evaluation.counts;
  if (options.format == Format::json) {
    boost::json::object numbers{{"participants", counts.participants},
                                {"status_changes", counts.status_changes},
                                {"cases_opened", counts.cases_opened},
                                {"cases_overdue", counts.cases_overdue},
                                {"cases_escalated", counts.cases_escalated},
                                {"escalated_to_nobody", untold_cases(night)},
                                {"reviews_opened", counts.reviews_opened},
                                {"conflicts", counts.stopped},
                                {"broken_properties", night.evaluation.broken.size()},
                                {"to_audit", night.evaluation.to_audit},
                                {"rejected_records", night.rejected()},
                                {"places_given", places_of(night).given},
                                {"places_offered", places_of(night).offered},
                                {"offers_ended", places_of(night).lost},
                                {"waiting", places_of(night).waiting}};
    std::cout << "{\"as_of\": \"" << to_iso(night.as_of) << "\", \"outcome\": \"" << ended(exit_of(night))
              << "\",\n \"counts\": " << boost::json::serialize(numbers)
              << ",\n \"still_written\": " << boost::json::serialize(names(night.still_written))
              << ", \"not_for_us\": " << boost::json::serialize(names(night.not_for_us))
              << ",\n \"files\": " << table_json(files_table(night)) << "}\n";
  } else {
    draw(std::cout, files_table(night), options.format, terminal(STDOUT_FILENO, options.colour));
  }
  tell("night", sentence_of(night) + (options.dry_run ? " (dry run: nothing was written)" : ""),
       {{"as_of", to_iso(night.as_of)},
        {"outcome", ended(exit_of(night))},
        {"files", std::to_string(night.files.size())},
        {"refused", std::to_string(night.files_with(Fate::refused))},
        {"rejected", std::to_string(night.rejected())},
        {"status_changes", std::to_string(counts.status_changes)},
        {"cases_opened", std::to_string(counts.cases_opened)},
        {"cases_overdue", std::to_string(counts.cases_overdue)},
        {"cases_escalated", std::to_string(counts.cases_escalated)},
        {"reviews_opened", std::to_string(counts.reviews_opened)},
        {"stopped", std::to_string(counts.stopped)},
        {"to_audit", std::to_string(night.evaluation.to_audit)},
        {"places_given", std::to_string(places_of(night).given)},
        {"places_offered", std::to_string(places_of(night).offered)},
        {"broken", std::to_string(night.evaluation.broken.size())}});
}

}  // namespace safon
