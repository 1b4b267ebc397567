#include "adapters/sqlite/verify/corrections.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "adapters/sqlite/corrections/corrected_versions.hpp"
#include "adapters/sqlite/corrections/correction_rows.hpp"
#include "adapters/sqlite/inside.hpp"
#include "engine/correction/field.hpp"
#include "engine/record/document.hpp"

namespace safon {
namespace {

using sql::Statement;
using Kind = CorrectionEventKind;

struct Row {
  std::int64_t key = 0;
  CorrectionEvent event;
};

struct Version {
  VersionKey key = 0;
  std::int64_t known_from = 0;
  Hash content;
  bool by_council = true;
  Behind behind;
};

// One participant's versions in the order in which they came in, and what was said at each.
class OfParticipant {
 public:
  OfParticipant(CorrectedVersions& versions, std::multimap<VersionKey, Row> said, std::vector<Finding>& found)
      : versions_(versions), said_(std::move(said)), found_(found) {}

  void look_at(Version version) {
    version.behind = versions_.behind(version.key);
    version.by_council = version.behind.told == version.key;
    version.by_council ? sent(version) : made(version);
    before_.push_back(std::move(version));
  }

  void finish() {
    lacks_corrections();
    for (const auto& [version, row] : said_)
      if (!seen_.contains(row.key)) say("correction_event", row.key, "is about no version of its participant's record");
  }

 private:
  void say(const char* table, std::int64_t key, std::string what) {
    found_.push_back({table, std::to_string(key), std::move(what)});
  }

  // The one that counts on that day; on any day where none is given.
  const Version* on(std::int64_t day = INT64_MAX) const {
    const Version* best = nullptr;
    for (const Version& each : before_)
      if (each.known_from <= day && (best == nullptr || each.known_from >= best->known_from)) best = &each;
    return best;
  }

  void lacks_corrections() {
    if (awaited_) say("record_version", awaited_->told, "came in without the corrections that still hold");
    awaited_.reset();
  }

  void sent(const Version& version) {
    lacks_corrections();
    const Version* const newest = on();
    const bool is_newest = newest == nullptr || newest->known_from <= version.known_from;
    const Version* const last = on(version.known_from);
    auto carried =
        last != nullptr ? versions_.carried(last->behind.corrections, version.key) : CorrectedVersions::Carried{};
    if (!carried.hold.empty()) awaited_ = Behind{version.key, carried.hold};
    ends_.clear();
    for (const auto& [number, found] : carried.ended)
      if (is_newest) ends_.emplace(number, found.sent == Sent::mended ? Kind::mended : Kind::overtaken, found.now);
    if (!awaited_) ended_by(version.key);
  }

  // What the return of the council's version ended is noted at the version that counts since.
  void ended_by(VersionKey version) {
    std::set<std::tuple<CorrectionNumber, Kind, std::string>> noted;
    const auto [begin, end] = said_.equal_range(version);
    for (auto each = begin; each != end; ++each) {
      const CorrectionEvent& event = each->second.event;
      if (!event.import) continue;
      seen_.insert(each->second.key);
      noted.emplace(event.correction, event.kind, event.value);
    }
    if (noted != ends_) say("record_version", version, "ended other corrections than are noted as ended by it");
    ends_.clear();
  }

  void made(const Version& version) {
    if (!council_sent(version.behind.told))
      return say("corrected_version", version.key, "is made from a version that no council has sent");
    const auto [begin, end] = said_.equal_range(version.key);
    const bool by_officer = std::any_of(begin, end, [](const auto& each) { return !each.second.event.import; });
    Behind expected;
    if (by_officer) {
      lacks_corrections();
      if (const Version* newest = on()) expected = newest->behind;
      for (auto each = begin; each != end; ++each) officer_said(each->second, expected);
      std::ranges::sort(expected.corrections);
    } else if (awaited_) {
      expected = *std::exchange(awaited_, std::nullopt);
      ended_by(version.key);
    }
    if (version.behind != expected)
      return say("record_version", version.key, "carries other corrections than hold for its participant");
    try {
      const Bytes document = versions_.document(version.behind);
      if (Hasher().bytes(document_content(document)).finish() != version.content)
        say("record_version", version.key, "is not what the council had sent with the corrections that it carries");
    } catch (const sql::Failure& failure) {
      say("record_version", version.key, "cannot be made again: " + failure.error.message);
    }
  }

  bool council_sent(VersionKey told) const {
    return std::ranges::any_of(before_, [&](const Version& each) { return each.key == told && each.by_council; });
  }

  void officer_said(const Row& row, Behind& expected) {
    seen_.insert(row.key);
    const CorrectionEvent& event = row.event;
    auto& numbers = expected.corrections;
    if (event.by.empty() || event.told != expected.told)
      say("correction_event", row.key, "lacks who said it, or what the council had sent");
    if (event.kind != Kind::corrected) {
      if (std::erase(numbers, event.correction) == 0)
        say("correction_event", row.key, "ends a correction that did not hold");
      return;
    }
    if (std::ranges::find(numbers, event.correction) != numbers.end())
      say("correction_event", row.key, "makes a correction that was there");
    numbers.push_back(event.correction);
    const RecordBatch told = versions_.record(event.told);
    const auto cell = find_cell(told, event.field);
    if (!cell || cell_text(told, *cell) != event.was)
      say("correction_event", row.key, "corrects what the council had not sent");
  }

  CorrectedVersions& versions_;
  std::multimap<VersionKey, Row> said_;
  std::vector<Finding>& found_;
  std::vector<Version> before_;
  std::optional<Behind> awaited_;  // the version that has to come next
  std::set<std::tuple<CorrectionNumber, Kind, std::string>> ends_;
  std::set<std::int64_t> seen_;
};

}  // namespace

std::vector<Finding> check_corrections(RegisterFile& in) {
  const RegisterFile::Inside& inside = in.inside();
  std::vector<Finding> found;
  std::map<ParticipantKey, std::multimap<VersionKey, Row>> said;
  CorrectionRows rows(inside.connection);
  while (auto event = rows.next()) said[event->participant].emplace(event->version, Row{rows.key(), *event});
  Statement others(inside.connection,
                   "SELECT DISTINCT v.participant, c.key FROM corrected_version c JOIN record_version v ON v.key = "
                   "c.version");
  while (others.step())
    if (!said.contains(others.integer_at(0)))
      found.push_back({"corrected_version", std::to_string(others.integer_at(1)), "carries corrections of nobody"});
  if (said.empty()) return found;
  CorrectedVersions versions(in.inside());
  std::map<ParticipantKey, OfParticipant> people;
  for (auto& [participant, events] : said)
    people.emplace(participant, OfParticipant(versions, std::move(events), found));
  Statement all(inside.connection,
                "SELECT participant, key, known_from, content FROM record_version WHERE participant IN (SELECT "
                "participant FROM correction_event) ORDER BY key");
  while (all.step()) {
    Version version{.key = all.integer_at(1), .known_from = all.integer_at(2)};
    version.content = all.hash_at(3);
    people.at(all.integer_at(0)).look_at(std::move(version));
  }
  for (auto& [participant, own] : people) own.finish();
  return found;
}

}  // namespace safon
