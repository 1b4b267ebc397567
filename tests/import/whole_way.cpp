#include "whole_way.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "adapters/sqlite/import.hpp"
#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/intakes/intake_book.hpp"
#include "adapters/sqlite/ledger/hash.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/sqlite/verify/rederive.hpp"
#include "engine/night/evaluate_days.hpp"
#include "engine/night/intake_day.hpp"
#include "engine/ports/chunk_decoder.hpp"
#include "engine/record/document.hpp"

namespace safon::test {
namespace {

Date day(const char* iso) {
  return *parse_iso_date(iso);
}

template <class T>
T ok(std::expected<T, RegisterError> answer) {
  if (!answer) FAIL(answer.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*answer);
}

}  // namespace

std::string text_of(const std::string& name) {
  std::ifstream file(std::string(SAFON_SOURCE_DIR) + "/tests/import/" + name, std::ios::binary);
  REQUIRE_MESSAGE(file, name);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE_MESSAGE(at != text.npos, from);
  REQUIRE_MESSAGE(text.find(from, at + 1) == text.npos, from);
  return text.replace(at, from.size(), to);
}

WholeWay::WholeWay(const std::string& policy_file) {
  std::string name = (std::filesystem::temp_directory_path() / "safon-test-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  folder_ = name;
  loaded_ = load_policy(policy_file, [](const std::string& file) { return text_of(file); });
  REQUIRE(loaded_.compiled.has_value());
  file_.emplace(ok(RegisterFile::open((folder_ / "register").string(), OpenMode::create)));
}

WholeWay::~WholeWay() {
  file_.reset();
  std::filesystem::remove_all(folder_);
}

WholeWay::Taken WholeWay::import(const std::string& xml) {
  Taken taken;
  std::istringstream bytes(xml);
  std::vector<std::pair<std::string, Bytes>> records;
  std::vector<std::uint32_t> lines;
  std::vector<xml::Rejection> rejections;
  const std::string council = "20001";  // as the operator says
  const auto read =
      xml::read_return(xml::from_stream(bytes), {.file = "return.xml", .received = std::nullopt}, *loaded_.model,
                       loaded_.model->feeds.front(),
                       {.batch =
                            [&](RecordBatch& batch) {
                              for (std::size_t i = 0; i < batch.size; ++i) {
                                encode_document(batch, i, records.emplace_back(batch.id(i), Bytes{}).second);
                                lines.push_back(batch.provenance[i].line);
                              }
                            },
                        .rejection = [&](const xml::Rejection& rejection) { rejections.push_back(rejection); }});
  if (!read) {
    taken.error = to_text(read.error(), "return.xml");
    return taken;
  }
  auto into = ok(Import::begin(*file_, {.file = "return.xml",
                                        .feed = loaded_.model->feeds.front().name,
                                        .council = council,
                                        .received = read->received,
                                        .full_return = read->full_return,
                                        .policy = &policy(),
                                        .imported = "then"}));
  for (std::size_t i = 0; i < records.size(); ++i)
    static_cast<void>(ok(into.add_version(records[i].first, council, records[i].second, lines[i])));
  for (const auto& each : rejections) {
    const std::string code(xml::info(each.code).code);
    ok(into.add_rejection(
        {each.line, each.column, each.participant, each.field, code, each.message, each.same_record}));
    taken.rejections.push_back(std::to_string(each.line) + ":" + std::to_string(each.column) + " " + code + " " +
                               each.participant + " " + each.field);
  }
  const auto result = ok(into.finish(Hasher().text(xml).finish()));
  taken.added = result.added, taken.changed = result.changed, taken.unchanged = result.unchanged;
  taken.rejected = result.rejected, taken.no_longer_reported = result.no_longer_reported;
  CHECK(taken.rejected == read->rejected);
  return taken;
}

void WholeWay::evaluate(const char* as_of) {
  RegisterIntakes intakes(*file_);
  const auto report = ok(evaluate_days(policy(), *file_, *file_, intakes,
                                       {.as_of = day(as_of), .time = [] { return std::string("then"); }}));
  CHECK(report.broken.empty());
}

void WholeWay::answer(const std::string& intake, std::size_t which, bool accept) {
  RegisterIntakes book(*file_);
  const auto index =
      static_cast<std::uint16_t>(std::ranges::find(policy().intakes, intake, &Intake::name) - policy().intakes.begin());
  auto events = ok(book.events(policy(), index));
  const std::size_t seen = events.size();
  const Date today = ok(book.finished(policy())).value();
  std::vector<std::string> open;
  for (const Application& one : life_of(events).applications)
    if (one.state == IntakeEventKind::offered) open.push_back(one.id);
  REQUIRE(which < open.size());
  const auto given = safon::answer(life_of(events), open[which], accept, today, today, "A. Officer", "");
  if (!given) FAIL(given.error());
  std::vector<IntakeEvent> brought{*given};
  events.push_back(*given);
  if (!accept)
    std::ranges::move(ok(offer_free_places(policy(), index, *file_, book, life_of(events), today)),
                      std::back_inserter(brought));
  ok(book.append(policy(), index, std::nullopt, seen, brought));
}

void WholeWay::certify(const std::string& id, const std::string& status, const char* on) {
  const ParticipantKey key = ok(find_participant(*file_, id)).value();
  Chunk chunk;
  ok(file_->read(policy(), 0, day(on), Versions::matter, {&key, 1}, chunk));
  const auto& statuses = policy().programmes[0].statuses;
  const auto to = std::ranges::find(statuses, status, &Status::name) - statuses.begin();
  // Up to the day of the decision first, as the command does.
  RecordBatch batch(policy().plan.schema);
  ok(ChunkDecoder(policy().plan.schema, *file_).decode(chunk, DocumentLines::skip, batch));
  auto after = chunk.states;
  Run run(policy().plan);
  auto events = progress({.policy = &policy(), .batch = &batch, .versions = chunk.versions, .to = day(on)}, after, run);
  auto decided =
      decide(policy(), 0, {.to = std::uint8_t(to), .on = day(on), .by = "A. Officer", .reason = ""}, 0, after[0]);
  if (const auto* why = std::get_if<std::string>(&decided)) FAIL(*why);
  std::ranges::move(std::get<std::vector<Event>>(decided), std::back_inserter(events));
  ok(file_->decide(policy(), 0, chunk, events, after[0]));
}

std::string WholeWay::statuses() {
  std::string all;
  for (const auto& row : ok(safon::statuses(*file_, {})))
    all += row.id + " " + row.status + " since " + to_iso(row.since) + (row.reported ? "" : ", not reported") +
           (row.open_cases > 0 ? ", open case" : "") + "\n";
  return all;
}

std::vector<std::string> WholeWay::answers(const char* sql) {
  std::vector<std::string> all;
  sql::Statement rows(file_->inside().connection, sql);
  while (rows.step()) all.push_back(rows.null_at(0) ? "NULL" : rows.string_at(0));
  return all;
}

std::vector<std::string> WholeWay::findings() {
  const CompiledPolicy* const policies[] = {&policy()};
  auto found = ok(verify(*file_, policies)).findings;
  std::ranges::move(ok(rederive(*file_, policies)), std::back_inserter(found));
  std::vector<std::string> all;
  for (const auto& each : found) all.push_back(each.table + " " + each.key + ": " + each.what);
  return all;
}

}  // namespace safon::test
