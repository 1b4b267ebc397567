#include "fixture.hpp"

#include "adapters/sqlite/audit/audit_book.hpp"
#include "adapters/sqlite/certificates/certificates.hpp"
#include "adapters/sqlite/corrections/correction_book.hpp"
#include "adapters/sqlite/intakes/intake_book.hpp"
#include "adapters/sqlite/versions/bindings.hpp"
#include "adapters/sqlite/versions/publications.hpp"
#include "adapters/sqlite/waivers/waiver_book.hpp"

#include <cstdlib>

REGISTER_EXCEPTION_TRANSLATOR(const safon::sql::Failure& failure) {
  return failure.error.message.c_str();
}

namespace safon::test {

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "safon-test-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path = name;
}

CompiledPolicy small_policy(const std::string& text) {
  CompiledPolicy policy;
  policy.name = "small";
  policy.version = "1";
  policy.in_force_from = day(2026, 1, 1);
  policy.files = {{"small.safon", text}, {"records.safon", "record participant {}"}};
  Schema& schema = policy.plan.schema;
  schema.code_lists = {{.name = "role", .codes = {{.name = "manager"}, {.name = "chief"}}}};
  schema.tables = {{.name = "participant",
                    .columns = {{.name = "id", .type = ColumnType::text},
                                {.name = "role", .type = ColumnType::code, .code_list = 0},
                                {.name = "appointed", .type = ColumnType::date}}},
                   {.name = "activities",
                    .singular = "activity",
                    .parent = 0,
                    .columns = {{.name = "hours", .type = ColumnType::number},
                                {.name = "held", .type = ColumnType::date},
                                {.name = "note", .type = ColumnType::text}}}};
  Programme& programme = policy.programmes.emplace_back();
  programme.name = "progression";
  programme.statuses = {{.name = "enrolled", .initial = true}, {.name = "inducted"}, {.name = "accredited"}};
  programme.transitions = {{.name = "enrolled->inducted", .from = {0}, .to = 1},
                           {.name = "inducted->accredited", .from = {1}, .to = 2, .certifiers = 2}};
  programme.audit = AuditRule{.share = {{first_date, 1}}, .among = 2, .each_council = true, .seed = 41907};
  return policy;
}

RegisterFile opened(const std::string& path, OpenMode mode) {
  auto file = RegisterFile::open(path, mode, 200);
  if (!file) FAIL(file.error().message);
  return std::move(*file);
}

Bytes record(const CompiledPolicy& policy, const std::string& id, int hours, std::uint32_t line) {
  RecordBatch batch(policy.plan.schema);
  append_row(batch, 0);
  put_text(batch, 0, 0, id);
  put_line(batch, 0, line);
  put(batch, 0, 1, 1);
  put_absent(batch, 0, 2);
  append_row(batch, 1);
  put(batch, 1, 0, hours * micros_per_unit + micros_per_unit / 2);
  put(batch, 1, 1, day(2026, 3, 9).days);
  put_text(batch, 1, 2, "a note");
  put_line(batch, 1, line + 2);
  Bytes bytes;
  encode_document(batch, 0, bytes);
  return bytes;
}

Hash hash_of(const Return& from) {
  Hasher hasher;
  hasher.field(from.file).field(from.council).number(from.received.days);
  for (const auto& [id, hours] : from.people) hasher.field(id).number(hours);
  return hasher.finish();
}

ImportInfo info_of(const CompiledPolicy& policy, const Return& from) {
  ImportInfo info;
  info.file = from.file;
  info.feed = "council_return";
  info.council = from.council;
  info.received = from.received;
  info.full_return = from.full;
  info.policy = &policy;
  info.imported = "2026-11-01T02:00:00Z";
  return info;
}

ImportResult import_return(RegisterFile& into, const CompiledPolicy& policy, const Return& from, bool keep) {
  Import import = ok(Import::begin(into, info_of(policy, from)));
  std::uint32_t line = 5;
  for (const auto& [id, hours] : from.people) {
    static_cast<void>(ok(import.add_version(id, from.council, record(policy, id, hours, line), line)));
    line += 10;
  }
  for (const std::string& id : from.rejected)
    ok(import.add_rejection({.line = line++,
                             .column = 3,
                             .participant = id,
                             .field = "role",
                             .code = "unknown-code",
                             .message = "`XX` is no role"}));
  return ok(import.finish(hash_of(from), keep));
}

Chunk chunk_of(RegisterFile& in, const CompiledPolicy& policy, Date as_of, Versions versions) {
  Chunk chunk;
  const auto keys = ok(in.participants(policy, 0, as_of, versions == Versions::all ? Who::everyone : Who::due));
  ok(in.read(policy, 0, as_of, versions, keys, chunk));
  return chunk;
}

std::vector<ParticipantKey> night(RegisterFile& in, const CompiledPolicy& policy, Date as_of, bool end) {
  const RunKey run = ok(in.begin_run({.policy = &policy, .as_of = as_of, .started = "2026-11-02T02:00:00Z"}));
  Chunk chunk = chunk_of(in, policy, as_of);
  std::vector<ProgressState> states = chunk.states;
  std::vector<Event> events;
  const auto emit = [&](std::size_t p, Event event) {
    event.participant = static_cast<std::uint32_t>(p);
    event.on = as_of;
    for (const RecordVersion& version : chunk.versions)
      if (version.participant == p) event.version = version.row;
    apply(policy.programmes[0], event, states[p]);
    events.push_back(std::move(event));
  };
  for (std::size_t p = 0; p < states.size(); ++p) {
    if (!states[p].entered) {
      emit(p, {.kind = EventKind::entered, .effective = day(2026, 2, 1), .to = 0});
      emit(p, {.kind = EventKind::status_changed, .effective = day(2026, 3, 1), .from = 0, .to = 1, .transition = 0});
      emit(p, {.kind = EventKind::case_opened,
               .effective = day(2026, 4, 1),
               .from = 1,
               .to = 2,
               .transition = 1,
               .due = day(2026, 12, 24)});
    } else {
      emit(p, {.kind = EventKind::review_opened,
               .effective = day(2026, 3, 1),
               .to = 1,
               .text = "seen again on " + to_iso(as_of)});
    }
    states[p].evaluated_through = as_of;
    states[p].next = Date{as_of.days + 100};
  }
  auto stale = ok(in.settle(run, 0, chunk, events, states));
  if (end) ok(in.end_run(run, {.participants = states.size(), .events = events.size()}, "2026-11-02T02:10:00Z"));
  return stale;
}

void look_again(RegisterFile& in, const CompiledPolicy& policy, ParticipantKey participant, Date as_of, bool end) {
  const RunKey run = ok(in.begin_run({.policy = &policy, .as_of = as_of, .started = "2026-11-02T02:00:00Z"}));
  Chunk chunk;
  ok(in.read(policy, 0, as_of, Versions::matter, std::span(&participant, 1), chunk));
  std::vector<ProgressState> states = chunk.states;
  states[0].evaluated_through = as_of;
  CHECK(ok(in.settle(run, 0, chunk, {}, states)).empty());
  if (end) ok(in.end_run(run, {.participants = 1}, "2026-11-02T02:10:00Z"));
}

std::expected<void, RegisterError> certify(RegisterFile& in, const CompiledPolicy& policy, const Chunk& chunk,
                                           const std::string& by, Date on) {
  ProgressState state = chunk.states.at(0);
  const auto events = decide(policy, 0, {.certify = true, .to = 2, .on = on, .by = by}, 0, state);
  if (const auto* refused = std::get_if<std::string>(&events)) FAIL(*refused);
  return in.decide(policy, 0, chunk, std::get<0>(events), state);
}

void give_places(RegisterFile& in, CompiledPolicy policy, Date on) {
  policy.intakes = {{.name = "autumn"}};
  const std::vector<IntakeEvent> events{
      {.kind = IntakeEventKind::allocated, .on = on, .effective = on, .text = "2 places"},
      {.kind = IntakeEventKind::placed, .participant = 1, .on = on, .effective = on, .rank = 1, .keys = "7"},
      {.kind = IntakeEventKind::offered, .participant = 2, .on = on, .effective = on, .due = on, .rank = 2}};
  ok(RegisterIntakes(in).append(policy, 0, 1, 0, events));
}

void give_waiver(RegisterFile& in, CompiledPolicy policy, Date on) {
  policy.waivables = {{.what = "certificate", .text = "requirement certificate { }"}};
  const auto record = [&](WaiverEventKind kind, const std::string& by, bool changes) {
    WaiverEvent event{.waiver = 1,
                      .kind = kind,
                      .participant = 2,
                      .id = "w2",
                      .what = "certificate",
                      .on = on,
                      .by = by,
                      .role = "officer",
                      .reason = "trained abroad",
                      .rule = rule_of(policy.waivables.front()),
                      .evidence = "a diploma"};
    if (kind == WaiverEventKind::proposed) event.until = Date{on.days + 100}, event.approvers = 1;
    const auto seen = ok(waiver_events(in, policy.name)).size();
    static_cast<void>(ok(append_waiver_event(in, policy, seen, changes, event)));
  };
  record(WaiverEventKind::proposed, "A. Evans", false);
  record(WaiverEventKind::approved, "B. Price", true);
  record(WaiverEventKind::withdrawn, "A. Evans", true);
  policy.waivables = {{.what = "visits_needed",
                       .text = "parameter visits_needed : number { }",
                       .adjustable = Adjustable{.least = 1'000'000, .most = 5'000'000, .own = {}}}};
  WaiverEvent adjusted{.kind = WaiverEventKind::proposed,
                       .participant = 2,
                       .id = "w2",
                       .what = "visits_needed",
                       .on = on,
                       .by = "A. Evans",
                       .role = "officer",
                       .reason = "long ill",
                       .rule = rule_of(policy.waivables.front()),
                       .until = Date{on.days + 100},
                       .approvers = 1,
                       .evidence = "",
                       .value = ParameterValue{.value = 2'000'000},
                       .known_from = std::nullopt};
  static_cast<void>(ok(append_waiver_event(in, policy, ok(waiver_events(in, policy.name)).size(), false, adjusted)));
}

void give_correction(RegisterFile& in, const CompiledPolicy& policy, Date on) {
  static_cast<void>(ok(append_correction(in, policy, ok(record_now(in, 2)).version, {},
                                         {.kind = CorrectionEventKind::corrected,
                                          .participant = 2,
                                          .id = "w2",
                                          .field = "activities[1].hours",
                                          .was = "25.5",
                                          .value = "26",
                                          .on = on,
                                          .by = "A. Evans",
                                          .role = "officer",
                                          .source = "letter",
                                          .reason = "mistyped"})));
}

void give_audits(RegisterFile& in, const CompiledPolicy& policy, Date through, Date on) {
  const CompiledPolicy* const texts[] = {&policy};
  const auto drawn = ok(record_audit_draw(in, policy.name, through, texts, [](std::int64_t) { return nullptr; }));
  REQUIRE(drawn > 0);
  const AuditedChange first = ok(audited_changes(in, {.number = 1})).at(0);
  ok(append_audit_answer(
      in, first, 0,
      {.kind = AuditAnswerKind::disputed, .on = on, .by = "C. Auditor", .role = "auditor", .reason = "why?"}));
  ok(append_audit_answer(
      in, first, 1,
      {.kind = AuditAnswerKind::answered, .on = on, .by = "Ann Officer", .role = "officer", .reason = "because"}));
}

void publish(RegisterFile& in, const CompiledPolicy& policy) {
  ok(publish_version(in, {&policy, 1, "2026-11-10T09:00:00Z", "P. Officer"}));
  const auto key = ok(published_versions(in)).front().policy;
  ok(record_bindings(in, policy.name, policy.programmes.front().name,
                     std::vector{Binding{1, key, day(2026, 11, 1), day(2026, 11, 1), "for everyone"}}));
}

void give_certificate(RegisterFile& in) {
  ok(add_issuer_key(in, {.at = "2026-11-10T09:00:00Z",
                         .thumbprint = "t",
                         .x = "x",
                         .issuer = "Club",
                         .url = "https://club.test",
                         .by = "operator"}));
  const auto held = ok(statuses(in, {.participant = 2})).front();
  CertificateRow row{.at = "2026-11-10T09:00:00Z", .number = "1", .participant = 2, .programme = held.programme};
  row.status = held.status, row.since = held.since, row.until = day(2028, 11, 9);
  row.issuer_key = 1, row.list = 1, row.place = 7;
  row.holder = "Ann", row.credential = "a.b.c", row.by = "officer";
  ok(add_certificate(in, row));
  CHECK(
      ok(add_revocation(in, {.at = "2026-11-11T09:00:00Z", .number = "1", .reason = "a wrong name", .by = "officer"})));
}

void fill(RegisterFile& in, const CompiledPolicy& policy) {
  import_return(in, policy,
                {.received = day(2026, 10, 1), .people = {{"w1", 10}, {"w2", 20}, {"w3", 30}}, .rejected = {"w9"}});
  night(in, policy, day(2026, 11, 1));
  import_return(in, policy, {.file = "cardiff2.xml", .received = day(2026, 11, 5), .people = {{"w1", 10}, {"w2", 25}}});
  import_return(in, policy,
                {.file = "cardiff3.xml", .received = day(2026, 11, 6), .full = false, .people = {{"w3", 31}}});
  night(in, policy, day(2026, 11, 9), false);
  Chunk chunk;
  const ParticipantKey second = 2;
  ok(in.read(policy, 0, day(2026, 11, 9), Versions::matter, std::span(&second, 1), chunk));
  ok(certify(in, policy, chunk, "Ann Officer", day(2026, 11, 9)));
}

std::string all_of(const sql::Connection& connection, const std::string& table) {
  const std::string all = "SELECT * FROM " + table;
  const int columns = sql::Statement(connection, all).columns();
  return all + (columns > 2 ? " ORDER BY 1, 2, 3" : columns == 2 ? " ORDER BY 1, 2" : " ORDER BY 1");
}

std::string content(const std::string& path) {
  std::string all;
  sql::Connection raw(path, sql::Connection::Access::read, 1000);
  sql::Statement tables(raw, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  while (tables.step()) {
    sql::Statement rows(raw, all_of(raw, tables.string_at(0)));
    while (rows.step()) {
      all += tables.string_at(0);
      for (int c = 0; c < rows.columns(); ++c) {
        const auto value = rows.blob_at(c);
        all += "|" + std::to_string(static_cast<int>(rows.type(c)));
        all.append(value.begin(), value.end());
      }
      all += '\n';
    }
  }
  return all;
}

}  // namespace safon::test
