#include "adapters/cli/outgoing/status_file.hpp"

#include <algorithm>
#include <cstdio>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"
#include "adapters/cli/page/markup.hpp"

namespace safon {
namespace {

/// The wording of a status in the policy's main language, or nothing when the policy does not know it.
std::string label_of(const CompiledPolicy& policy, const StatusRow& row) {
  for (const auto& programme : policy.programmes)
    for (const auto& status : programme.statuses)
      if (programme.name == row.programme && status.name == row.status) return std::string(status.label.in("", ""));
  return {};
}

std::string yes_or_no(bool yes) {
  return yes ? "true" : "false";
}

std::string xml_head(const CompiledPolicy& policy, const std::string& council, Date as_of) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<statuses xmlns=\"urn:safon:statuses:1\"" +
                     attribute("council", council) + attribute("as-of", to_iso(as_of)) +
                     attribute("policy", policy.name) + attribute("policy-version", policy.version) + ">\n";
  for (const auto& programme : policy.programmes)
    for (const auto& status : programme.statuses)
      for (const auto& [language, label] : status.label.texts)
        text += "  <label" + attribute("programme", programme.name) + attribute("status", status.name) +
                attribute("lang", language.empty() && !policy.languages.empty() ? policy.languages[0] : language) +
                ">" + escaped(label) + "</label>\n";
  return text;
}

std::string xml_row(const StatusRow& row) {
  return "  <status" + attribute("participant", row.id) + attribute("programme", row.programme) +
         attribute("name", row.status) + attribute("since", to_iso(row.since)) +
         (row.next == never ? "" : attribute("next", to_iso(row.next))) +
         attribute("open-cases", std::to_string(row.open_cases)) +
         attribute("open-reviews", std::to_string(row.open_reviews)) + attribute("reported", yes_or_no(row.reported)) +
         attribute("stopped", yes_or_no(row.stopped)) + "/>\n";
}

constexpr const char* columns[] = {"council", "as_of", "id",         "programme",    "status",   "label",
                                   "since",   "next",  "open_cases", "open_reviews", "reported", "stopped"};

std::string csv_row(const CompiledPolicy& policy, const StatusRow& row, Date as_of) {
  return csv_line({row.council, to_iso(as_of), row.id, row.programme, row.status, label_of(policy, row),
                   to_iso(row.since), row.next == never ? Cell{} : Cell{to_iso(row.next)}, std::int64_t(row.open_cases),
                   std::int64_t(row.open_reviews), yes_or_no(row.reported), yes_or_no(row.stopped)});
}

/// What became of the council's participants in each intake: by intake, then rank.
std::expected<void, std::string> write_places(RegisterFile& in, const std::string& council, Date as_of,
                                              std::span<const IntakeStanding> intakes, const std::string& outbox,
                                              WholeFile& xml) {
  if (intakes.empty()) return {};
  const auto theirs = participants_of_council(in, council);
  if (!theirs) return std::unexpected(theirs.error().message);
  WholeFile csv(outbox + "/places/" + file_name_of(council) + ".csv");
  csv.write(places_head());
  for (const auto& standing : intakes)
    for (const auto& one : standing.life.applications) {
      if (!std::ranges::binary_search(*theirs, one.participant)) continue;
      xml.write(place_element(standing, one));
      csv.write(place_row(council, as_of, standing, one));
    }
  return csv.finish();
}

}  // namespace

std::string file_name_of(const std::string& council) {
  if (council.empty()) return "_none";
  std::string name;
  for (const char c : council) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       (c == '_' && !name.empty());  // so that no council is `_none`
    char code[4];
    std::snprintf(code, sizeof code, "%%%02X", unsigned(static_cast<unsigned char>(c)));
    name += plain ? std::string(1, c) : code;
  }
  return name;
}

std::expected<void, std::string> write_status_files(RegisterFile& in, const CompiledPolicy& policy,
                                                    const std::string& council, Date as_of,
                                                    std::span<const IntakeStanding> intakes,
                                                    const std::string& outbox) {
  const auto name = outbox + "/status/" + file_name_of(council);
  WholeFile xml(name + ".xml"), csv(name + ".csv");
  xml.write(xml_head(policy, council, as_of));
  csv.write(csv_line({std::begin(columns), std::end(columns)}));
  auto all = each_status(in, {.council = council}, [&](const StatusRow& row) {
    xml.write(xml_row(row));
    csv.write(csv_row(policy, row, as_of));
  });
  if (!all) return std::unexpected(all.error().message);
  if (auto done = write_places(in, council, as_of, intakes, outbox, xml); !done) return done;
  xml.write("</statuses>\n");
  if (auto done = xml.finish(); !done) return done;
  return csv.finish();
}

}  // namespace safon
