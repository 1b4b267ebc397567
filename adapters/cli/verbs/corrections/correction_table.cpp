#include "adapters/cli/verbs/corrections/correction_table.hpp"

namespace safon {

Table correction_table(std::span<const office::ListedCorrection> corrections, const Options& options) {
  Table table{.columns = {"correction", "id", "council", "field", "was", "corrected_to", "on", "by", "source", "state",
                          "ended"},
              .when_empty = options.all ? "nobody has corrected a record" : "no correction holds",
              .language = options.language};
  for (const auto& each : corrections) {
    if (each.end && !options.all) continue;
    if (!options.council.empty() && each.council != options.council) continue;
    table.rows.push_back({each.made.correction, each.made.id, each.council, each.made.field, each.made.was,
                          each.made.value, to_iso(each.made.on), each.made.by, each.made.source,
                          std::string(each.state()), each.end ? Cell{to_iso(each.end->on)} : Cell{}});
  }
  return table;
}

void draw_correction(std::ostream& out, const office::ListedCorrection& listed) {
  const CorrectionEvent& made = listed.made;
  out << "correction " << made.correction << " of `" << made.field << "` of " << made.id << ": " << made.was << " → "
      << made.value << ", " << listed.state() << '\n';
  out << "  corrected on " << to_iso(made.on) << " by " << made.by << " (" << made.role << "): " << made.reason << '\n';
  out << "  source: " << made.source << '\n';
  out << "  rests on record version " << made.told << ", as the council had sent it; made record version "
      << made.version << '\n';
  if (!listed.end) {
    out << "  lasts for as long as the council" << (listed.council.empty() ? "" : " `" + listed.council + "`")
        << " sends " << made.was << " there\n";
    return;
  }
  const CorrectionEvent& end = *listed.end;
  out << "  " << listed.state() << " on " << to_iso(end.on);
  if (end.import) {
    out << " by import " << *end.import;
    if (!end.value.empty()) out << ", which says " << end.value;
  } else {
    out << " by " << end.by << " (" << end.role << ")";
  }
  out << (end.reason.empty() ? "" : ": " + end.reason) << '\n';
}

boost::json::object correction_json(const office::ListedCorrection& listed) {
  const CorrectionEvent& made = listed.made;
  boost::json::object out{{"correction", made.correction},
                          {"id", made.id},
                          {"council", listed.council},
                          {"field", made.field},
                          {"was", made.was},
                          {"corrected_to", made.value},
                          {"state", listed.state()},
                          {"on", to_iso(made.on)},
                          {"by", made.by},
                          {"role", made.role},
                          {"source", made.source},
                          {"reason", made.reason},
                          {"rests_on_version", made.told},
                          {"version", made.version}};
  if (!listed.end) return out;
  const CorrectionEvent& end = *listed.end;
  boost::json::object ended{{"on", to_iso(end.on)}, {"version", end.version}};
  if (!end.by.empty()) ended["by"] = end.by;
  if (!end.reason.empty()) ended["reason"] = end.reason;
  if (end.import) ended["import"] = *end.import;
  if (end.import && !end.value.empty()) ended["sent"] = end.value;
  out["ended"] = std::move(ended);
  return out;
}

void draw_own_corrections(std::ostream& out, std::span<const office::ListedCorrection> corrections, const Pen& pen) {
  if (corrections.empty()) return;
  out << '\n';
  for (const auto& each : corrections)
    out << say(Word::is_corrected, pen.language,
               {each.made.field, each.made.was, each.made.value, to_iso(each.made.on), each.made.by, each.made.source,
                std::to_string(each.made.correction)})
        << '\n';
}

}  // namespace safon
