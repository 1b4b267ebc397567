// Corrections in the register: on top of what the council sends, and never in its place.
#include "adapters/sqlite/corrections/correction_book.hpp"

#include <random>

#include "adapters/sqlite/verify/corrections.hpp"
#include "adapters/sqlite/verify/rederive.hpp"
#include "engine/correction/field.hpp"
#include "engine/record/document.hpp"
#include "fixture.hpp"

namespace safon::test {
namespace {

using Kind = CorrectionEventKind;

struct Desk {
  Folder folder;
  CompiledPolicy policy = small_policy();
  RegisterFile in = opened(folder / "r");

  Desk() { import_return(in, policy, {.received = day(2026, 10, 1), .people = {{"w1", 10}, {"w2", 20}, {"w3", 30}}}); }

  CorrectionEvent correct(ParticipantKey who, const std::string& field, const std::string& value, Date on) {
    const RecordNow now = ok(record_now(in, who));
    const auto cell = find_cell(now.record, field);
    REQUIRE(cell);
    const CorrectionEvent event{.kind = Kind::corrected,
                                .participant = who,
                                .id = "w" + std::to_string(who),
                                .field = field,
                                .was = cell_text(now.told, *cell),
                                .value = value,
                                .on = on,
                                .by = "A. Evans",
                                .role = "officer",
                                .source = "letter",
                                .reason = "mistyped"};
    return ok(append_correction(in, policy, now.version, ok(correction_of(in, now, *cell)), event)).event;
  }

  CorrectionEvent withdraw(const CorrectionEvent& made, Date on) {
    CorrectionEvent event = made;
    event.kind = Kind::withdrawn, event.on = on, event.by = "B. Price", event.value.clear();
    const auto seen = ok(record_now(in, made.participant)).version;
    return ok(append_correction(in, policy, seen, std::nullopt, event)).event;
  }

  std::string value(ParticipantKey who, const std::string& field) {
    const RecordNow now = ok(record_now(in, who));
    const auto cell = find_cell(now.record, field);
    REQUIRE(cell);
    return cell_text(now.record, *cell);
  }

  std::vector<CorrectionNumber> carried(ParticipantKey who) { return ok(record_now(in, who)).behind.corrections; }

  std::int64_t versions() {
    sql::Statement rows(in.inside().connection, "SELECT count(*) FROM record_version");
    return rows.step() ? rows.integer_at(0) : -1;
  }

  void check_whole() {
    const std::vector<const CompiledPolicy*> policies{&policy};
    for (const Finding& each : check_corrections(in)) FAIL_CHECK(each.table << " " << each.key << " " << each.what);
    for (const Finding& each : ok(verify(in, policies)).findings)
      FAIL_CHECK(each.table << " " << each.key << " " << each.what);
  }
};

constexpr const char* hours = "activities[1].hours";

TEST_CASE("a correction is a new version on top of the council's, which stays") {
  Desk desk;
  const auto before = desk.versions();
  const auto made = desk.correct(2, hours, "25", day(2026, 10, 7));
  CHECK(made.correction == 1);
  CHECK(made.was == "20.5");
  CHECK(desk.versions() == before + 1);
  CHECK(desk.value(2, hours) == "25");
  const RecordNow now = ok(record_now(desk.in, 2));
  CHECK(now.behind == Behind{.told = 2, .corrections = {1}});
  CHECK(cell_text(now.told, *find_cell(now.told, hours)) == "20.5");
  CHECK(desk.value(1, hours) == "10.5");
  desk.check_whole();
}

TEST_CASE("it is known from its own day, and after the days that are settled") {
  Desk desk;
  night(desk.in, desk.policy, day(2026, 11, 1));
  const RecordNow now = ok(record_now(desk.in, 1));
  CorrectionEvent event{.kind = Kind::corrected, .participant = 1, .id = "w1", .field = "role", .was = "x"};
  event.was = cell_text(now.told, *find_cell(now.told, "activities[1].hours"));
  event.field = hours, event.value = "11", event.on = day(2026, 11, 1), event.by = "A", event.source = "s";
  CHECK(ok(append_correction(desk.in, desk.policy, now.version, {}, event)).known_from == day(2026, 11, 2));
  CHECK(chunk_of(desk.in, desk.policy, day(2026, 11, 1)).participants.empty());
  const Chunk next = chunk_of(desk.in, desk.policy, day(2026, 11, 2));
  REQUIRE(next.participants.size() == 1);
  CHECK(next.participants[0].id == "w1");
  desk.check_whole();
}

TEST_CASE("whoever looked at an older record is told") {
  Desk desk;
  const auto seen = ok(record_now(desk.in, 1)).version;
  desk.correct(1, hours, "11", day(2026, 10, 7));
  const CorrectionEvent late{.kind = Kind::corrected, .participant = 1, .field = hours, .value = "12", .by = "B"};
  const auto refused = append_correction(desk.in, desk.policy, seen, {}, late);
  REQUIRE(!refused);
  CHECK(refused.error().code == RegisterFault::stale);
}

TEST_CASE("it lasts while the council sends the same, and costs no version then") {
  Desk desk;
  desk.correct(2, hours, "25", day(2026, 10, 7));
  const auto before = desk.versions();
  const auto same =
      import_return(desk.in, desk.policy,
                    {.file = "2", .received = day(2026, 10, 9), .people = {{"w1", 10}, {"w2", 20}, {"w3", 30}}});
  CHECK(same.unchanged == 3);
  CHECK(same.corrections_standing == std::vector<std::int64_t>{1});
  CHECK(same.corrections_ended.empty());
  CHECK(desk.versions() == before);
  CHECK(desk.value(2, hours) == "25");

  // Sent again by another council: a new record, on which it holds as well.
  const auto moved = import_return(
      desk.in, desk.policy, {.file = "3", .council = "swansea", .received = day(2026, 10, 10), .people = {{"w2", 20}}});
  CHECK(moved.changed == 1);
  CHECK(moved.corrections_standing == std::vector<std::int64_t>{1});
  CHECK(desk.versions() == before + 2);
  CHECK(desk.value(2, hours) == "25");
  CHECK(ok(record_now(desk.in, 2)).council == "swansea");
  desk.check_whole();
}

TEST_CASE("it ends when the council sends what is right, or something else") {
  Desk desk;
  const CompiledPolicy& policy = desk.policy;
  desk.correct(2, "activities[1].note", "another", day(2026, 10, 7));
  desk.correct(1, hours, "11.5", day(2026, 10, 7));
  desk.correct(3, hours, "33", day(2026, 10, 7));
  const auto result = import_return(
      desk.in, policy, {.file = "2", .received = day(2026, 10, 9), .people = {{"w1", 11}, {"w2", 20}, {"w3", 31}}});
  CHECK(result.corrections_standing == std::vector<std::int64_t>{1});
  REQUIRE(result.corrections_ended.size() == 2);
  CHECK(result.corrections_ended[0].kind == Kind::mended);
  CHECK(result.corrections_ended[0].correction == 2);
  CHECK(result.corrections_ended[1].kind == Kind::overtaken);
  CHECK(result.corrections_ended[1].value == "31.5");
  CHECK(desk.value(1, hours) == "11.5");
  CHECK(desk.value(3, hours) == "31.5");
  CHECK(desk.carried(3).empty());
  desk.check_whole();
  // It does not come back when the council goes back to what it sent before.
  import_return(desk.in, policy, {.file = "3", .received = day(2026, 10, 10), .people = {{"w1", 10}, {"w3", 30}}});
  CHECK(desk.value(3, hours) == "30.5");
  desk.check_whole();
}

TEST_CASE("corrected again, it is the newer one that counts; withdrawn, the council's value") {
  Desk desk;
  desk.correct(2, hours, "25", day(2026, 10, 7));
  const auto second = desk.correct(2, hours, "26", day(2026, 10, 8));
  CHECK(desk.carried(2) == std::vector<CorrectionNumber>{2});
  CHECK(ok(correction_events(desk.in))[1].kind == Kind::replaced);
  CHECK(second.was == "20.5");
  desk.withdraw(second, day(2026, 10, 9));
  CHECK(desk.value(2, hours) == "20.5");
  CHECK(desk.carried(2).empty());
  desk.check_whole();
  const auto same =
      import_return(desk.in, desk.policy, {.file = "2", .received = day(2026, 10, 9), .people = {{"w2", 20}}});
  CHECK(same.unchanged == 1);
  CHECK(same.corrections_standing.empty());
}

TEST_CASE("who is no longer reported keeps it, and has it when reported again") {
  Desk desk;
  desk.correct(2, hours, "25", day(2026, 10, 7));
  CHECK(import_return(desk.in, desk.policy, {.file = "2", .received = day(2026, 10, 9), .people = {{"w1", 10}}})
            .no_longer_reported == 2);
  CHECK(desk.value(2, hours) == "25");
  const auto back =
      import_return(desk.in, desk.policy, {.file = "3", .received = day(2026, 10, 11), .people = {{"w2", 20}}});
  CHECK(back.reported_again == 1);
  CHECK(back.corrections_standing.size() == 1);
  CHECK(desk.value(2, hours) == "25");
  desk.check_whole();
}

TEST_CASE("a return that comes late is not hidden by a correction made since") {
  Desk desk;
  desk.correct(2, "activities[1].note", "right", day(2026, 10, 20));
  // Received before the correction, and newer than what it was made on.
  const auto late =
      import_return(desk.in, desk.policy, {.file = "2", .received = day(2026, 10, 5), .people = {{"w2", 20}}});
  CHECK(late.unchanged == 1);
  const auto other =
      import_return(desk.in, desk.policy, {.file = "3", .received = day(2026, 10, 6), .people = {{"w2", 22}}});
  CHECK(other.changed == 1);
  CHECK(other.corrections_ended.size() == 1);  // that row is sent no more
  CHECK(desk.value(2, hours) == "22.5");
  // Older than what it was made on: a later return has replaced it.
  desk.correct(2, hours, "23", day(2026, 10, 21));
  const auto older =
      import_return(desk.in, desk.policy, {.file = "4", .received = day(2026, 9, 1), .people = {{"w2", 5}}});
  CHECK(older.corrections_ended.empty());
  CHECK(desk.value(2, hours) == "23");
  desk.check_whole();
}

TEST_CASE("a rehearsed import says what would become of corrections, and changes none") {
  Desk desk;
  desk.correct(2, hours, "25", day(2026, 10, 7));
  const auto before = ok(head(desk.in));
  const auto result =
      import_return(desk.in, desk.policy, {.file = "2", .received = day(2026, 10, 9), .people = {{"w2", 7}}}, false);
  CHECK(result.corrections_ended.size() == 1);
  CHECK(ok(head(desk.in)) == before);
  CHECK(desk.value(2, hours) == "25");
}

TEST_CASE("what was written into the chains without following is found") {
  Desk desk;
  auto made = desk.correct(2, hours, "25", day(2026, 10, 7));
  const auto forged = [&](auto&& change) {
    RegisterFile::Inside& inside = desk.in.inside();
    WriteTransaction writing(inside);  // not committed
    change(inside);
    const auto found = check_corrections(desk.in);
    REQUIRE(found.size() >= 1);
    return found.front().what;
  };
  CHECK(forged([&](auto& inside) {
          auto event = made;
          event.kind = Kind::withdrawn, event.version = 1;
          append_correction_event(inside, event);
        }) == "is about no version of its participant's record");
  CHECK(forged([&](auto& inside) { CorrectedVersions(inside).append({2, {}}, day(2026, 10, 8)); }) ==
        "carries other corrections than hold for its participant");
  CHECK(forged([&](auto& inside) {
          auto event = made;
          event.was = "21", event.correction = 2, event.value = "26";
          event.version = CorrectedVersions(inside).append({2, {1}}, day(2026, 10, 8));
          append_correction_event(inside, event);
        }) == "corrects what the council had not sent");
  CHECK(check_corrections(desk.in).empty());
}

TEST_CASE("nights and evaluations from the beginning agree, whatever is corrected between returns") {
  Desk desk;
  const std::vector<const CompiledPolicy*> policies{&desk.policy};
  night(desk.in, desk.policy, day(2026, 11, 1));
  desk.correct(1, hours, "22", day(2026, 11, 3));
  night(desk.in, desk.policy, day(2026, 11, 4));
  import_return(desk.in, desk.policy, {.file = "2", .received = day(2026, 11, 6), .people = {{"w1", 10}, {"w2", 24}}});
  night(desk.in, desk.policy, day(2026, 11, 9));
  desk.check_whole();
  ok(rebuild(desk.in, policies));
  desk.check_whole();
  CHECK(desk.value(1, hours) == "22");
}

// What a participant's record should come to, said without the register's words.
struct Life {
  struct Held {
    CorrectionNumber number;
    std::string field, value;
  };
  int hours = 0;
  std::vector<Held> held;

  void sent(int now) {
    if (now != hours)  // the only row is another one: what was said of the old one ends
      std::erase_if(held, [](const Held& each) { return each.field != "role"; });
    hours = now;
  }
  [[nodiscard]] std::string value(const std::string& field) const {
    for (const Held& each : held)
      if (each.field == field) return each.value;
    if (field == "role") return "chief";
    return field == hours_field ? std::to_string(hours) + ".5" : "a note";
  }
  static constexpr const char* hours_field = "activities[1].hours";
};

TEST_CASE("whatever is corrected, withdrawn and sent again in whatever order, the records follow") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
    Desk desk;
    std::vector<Life> lives{{10, {}}, {20, {}}, {30, {}}};
    Date today = day(2026, 10, 5);
    for (int step = 0; step < 30; ++step) {
      today.days += below(3);
      const auto who = static_cast<std::size_t>(below(3));
      Life& life = lives[who];
      switch (below(5)) {
        case 0:
        case 1: {  // a return; some send what they sent before
          Return next{.file = std::to_string(step), .received = today, .full = below(2) == 0};
          for (std::size_t p = 0; p < 3; ++p) {
            if (below(4) == 0) continue;
            const int sent = below(2) == 0 ? lives[p].hours : 20 + below(3);
            next.people.emplace_back("w" + std::to_string(p + 1), sent);
            lives[p].sent(sent);
          }
          import_return(desk.in, desk.policy, next);
          break;
        }
        case 2:
          night(desk.in, desk.policy, today);
          break;
        case 3: {
          const std::string fields[] = {"role", Life::hours_field, "activities[1].note"};
          const std::string& field = fields[below(3)];
          const std::string values[] = {below(2) ? "manager" : "unknown", std::to_string(40 + below(3)),
                                        below(2) ? "none of it" : "unknown"};
          const std::string& value = values[&field - fields];
          if (value == life.value(field)) break;
          const auto made = desk.correct(ParticipantKey(who + 1), field, value, today);
          std::erase_if(life.held, [&](const auto& each) { return each.field == field; });
          life.held.push_back({made.correction, field, value});
          break;
        }
        default:
          if (life.held.empty()) break;
          for (const auto& each : ok(correction_events(desk.in)))
            if (each.kind == Kind::corrected && each.correction == life.held.front().number) desk.withdraw(each, today);
          life.held.erase(life.held.begin());
      }
      for (std::size_t p = 0; p < 3; ++p) {
        const auto key = ParticipantKey(p + 1);
        std::vector<CorrectionNumber> expected;
        for (const auto& each : lives[p].held) expected.push_back(each.number);
        REQUIRE(desk.carried(key) == expected);
        for (const std::string field : {"role", Life::hours_field, "activities[1].note"})
          REQUIRE(desk.value(key, field) == lives[p].value(field));
      }
    }
    desk.check_whole();
    const std::vector<const CompiledPolicy*> policies{&desk.policy};
    ok(rebuild(desk.in, policies));
    desk.check_whole();
  }
}

}  // namespace
}  // namespace safon::test
