#include "adapters/cli/night/metrics.hpp"

#include <initializer_list>

namespace safon {
namespace {

struct Sample {
  const char* labels;  // with braces, or nothing
  std::int64_t value;
};

std::string gauge(const std::string& name, const char* help, std::initializer_list<Sample> samples) {
  std::string text = "# HELP safon_" + name + " " + help + "\n# TYPE safon_" + name + " gauge\n";
  for (const auto& [labels, value] : samples) text += "safon_" + name + labels + " " + std::to_string(value) + "\n";
  return text;
}

std::string gauge(const std::string& name, const char* help, std::uint64_t value) {
  return gauge(name, help, {{"", std::int64_t(value)}});
}

}  // namespace

std::string metrics_text(const Night* night, Exit exit, NightTimes times, const std::optional<OpenWork>& open) {
  std::string text =
      gauge("night_exit_code", "0 all good, 3 with things to look at, 2 or 4 could not finish.", std::uint64_t(exit)) +
      gauge("night_end_timestamp_seconds", "When the last night ended.", std::uint64_t(times.ended)) +
      gauge("night_duration_seconds", "How long the last night took.", std::uint64_t(times.ended - times.started));
  if (open)
    text += gauge("open_cases", "Cases that wait for an officer.", open->cases) +
            gauge("overdue_cases", "Cases that should have been decided by now.", open->overdue) +
            gauge("escalated_cases", "Cases that are escalated to somebody.", open->escalated) +
            gauge("open_reviews", "Participants with recorded statuses that later facts contradict.", open->reviews) +
            gauge("open_audits", "Automatic changes that wait for an auditor.", open->audits) +
            gauge("disputed_audits", "Audited changes that are disputed and wait for an officer.", open->disputed);
  if (!night) return text;
  const auto& counts = night->evaluation.counts;
  auto files = [&](Fate fate) { return std::int64_t(night->files_with(fate)); };
  text += gauge("night_as_of_timestamp_seconds", "The day that the last night spoke about.",
                {{"", std::int64_t{night->as_of.days} * 86400}}) +
          gauge("night_files", "Files of the inbox, by what became of them.",
                {{"{outcome=\"in\"}", files(Fate::in)},
                 {"{outcome=\"in_before\"}", files(Fate::in_before)},
                 {"{outcome=\"refused\"}", files(Fate::refused)},
                 {"{outcome=\"not_read\"}", files(Fate::not_read) + files(Fate::register_failed)}}) +
          gauge("night_rejected_records", "Participants whose record was rejected.", night->rejected()) +
          gauge("night_participants_due", "Participants who were evaluated.", counts.participants) +
          gauge("night_status_changes", "Statuses that changed.", counts.status_changes) +
          gauge("night_cases_opened", "Cases that were opened.", counts.cases_opened) +
          gauge("night_cases_overdue", "Cases that became overdue.", counts.cases_overdue) +
          gauge("night_cases_escalated", "Times that a case was escalated.", counts.cases_escalated) +
          gauge("night_reviews_opened", "Reviews that were opened.", counts.reviews_opened) +
          gauge("night_audited_changes", "Automatic changes that went to audit.", night->evaluation.to_audit) +
          gauge("night_conflicts", "Participants whose transitions conflict.", counts.stopped) +
          gauge("night_broken_properties", "Properties that must always hold, and do not.",
                night->evaluation.broken.size());
  return text;
}

}  // namespace safon
