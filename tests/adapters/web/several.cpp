// Several cases at once: each is decided by itself, and what is refused of one takes nothing from the others.
#include "adapters/sqlite/queries/console.hpp"
#include "adapters/web/pages/bulk/chosen.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

/// All fields `name-n` of a page, by number.
std::map<std::string, std::string> values_of(const http::Response& page, const std::string& name) {
  std::map<std::string, std::string> all;
  const std::string field = "name=\"" + name + "-", value = "\" value=\"";
  for (auto at = page.body.find(field); at != std::string::npos; at = page.body.find(field, at + 1)) {
    const auto begin = at + field.size(), end = page.body.find(value, begin);
    const auto from = end + value.size();
    all[page.body.substr(begin, end - begin)] = page.body.substr(from, page.body.find('"', from) - from);
  }
  return all;
}

/// The number of the case of a participant in the form.
std::string number_of(const Scene& scene, const http::Response& page, const std::string& id,
                      const std::string& status) {
  const auto key = std::to_string(scene.key_of(id));
  for (const auto& [n, value] : values_of(page, "case"))
    if (value.starts_with(key + " ") && value.ends_with(" " + status)) return n;
  FAIL("no case for " << id);
  return {};
}

void choose(http::Fields& form, const http::Response& page, const std::string& n, const std::string& decision,
            const std::string& reason) {
  form["case-" + n] = values_of(page, "case").at(n);
  form["decision-" + n] = decision;
  form["reason-" + n] = reason;
}

/// As the preview's form would be sent.
http::Fields confirmed(const http::Response& preview) {
  http::Fields form;
  for (const char* name : {"case", "decision", "reason", "until", "seen"})
    for (const auto& [n, value] : values_of(preview, name)) form[name + ("-" + n)] = value;
  return form;
}

std::string reasons_of(const Scene& scene, const std::string& id) {
  auto in = scene.open();
  auto events = history(in, scene.key_of(id));
  REQUIRE(events);
  std::string all;
  for (const auto& event : *events)
    if (event.kind == "certified" || event.kind == "declined") all += event.kind + ": " + event.text + "\n";
  return all;
}

TEST_CASE("several cases are decided at once, each with its own reason") {
  Scene scene;
  scene.add("mair", "officer");
  Browser mair(scene);
  mair.sign_in("mair");
  CHECK(has(mair.get("/queue"), "/queue/decide?from=0"));
  const auto list = mair.get("/queue/decide");
  CHECK(values_of(list, "case").size() == 4);
  http::Fields form;
  choose(form, list, number_of(scene, list, "N-002", "miler"), "certify", "seen the mile");
  choose(form, list, number_of(scene, list, "N-001", "helper"), "decline", "not in the pool since May");
  choose(form, list, number_of(scene, list, "S/1", "helper"), "leave", "left as it is");
  const auto preview = mair.post("/queue/decide/preview", form);
  CHECK(preview.status == 200);
  CHECK(has(preview, "You are about to decide: 2"));
  CHECK(has(preview, "still to certify: 1 officer"));
  CHECK(has(preview, "not in the pool since May"));
  CHECK(!has(preview, "S/1"));
  CHECK(reasons_of(scene, "N-001").empty());
  const auto done = mair.post("/queue/decide", confirmed(preview));
  CHECK(done.status == 200);
  CHECK(has(done, "Recorded: 2 of 2"));
  CHECK(reasons_of(scene, "N-002") == "certified: seen the mile\n");
  CHECK(reasons_of(scene, "N-001") == "declined: not in the pool since May\n");
  CHECK(reasons_of(scene, "S/1").empty());
  CHECK(scene.run("verify -r r.db") == 0);
}

TEST_CASE("several cases are put off, each to its own day and with its own reason") {
  Scene scene;
  scene.add("mair", "officer");
  Browser mair(scene);
  mair.sign_in("mair");
  const auto list = mair.get("/queue/decide");
  http::Fields form;
  const auto miler = number_of(scene, list, "N-002", "miler"), helper = number_of(scene, list, "N-001", "helper"),
             other = number_of(scene, list, "S/1", "helper");
  choose(form, list, miler, "defer", "the pool is closed");
  form["until-" + miler] = "2026-05-01";
  choose(form, list, helper, "defer", "no day");
  choose(form, list, other, "defer", "");
  form["until-" + other] = "2026-05-02";
  const auto preview = mair.post("/queue/decide/preview", form);
  CHECK(preview.status == 200);
  CHECK(has(preview, "To defer, give the day, such as 2026-12-01"));
  CHECK(has(preview, "To defer, give a reason"));
  CHECK(has(preview, "looked at again on 2026-05-01"));
  CHECK(has(preview, "You are about to decide: 1"));
  const auto done = mair.post("/queue/decide", confirmed(preview));
  CHECK(done.status == 200);
  CHECK(has(done, "Deferred."));
  CHECK(has(mair.get("/queue"), "Put off to 2026-05-01"));
  // Sent without the preview, as no form of ours would.
  CHECK(mair.post("/queue/decide", form).status == 409);
  CHECK(scene.run("verify -r r.db") == 0);
}

TEST_CASE("what is refused of one is told, and takes nothing from the others") {
  Scene scene;
  scene.add("mair", "officer", "north");
  scene.add("ann", "officer");
  Browser mair(scene), ann(scene);
  mair.sign_in("mair");
  ann.sign_in("ann");
  const auto list = ann.get("/queue/decide");
  http::Fields form;
  choose(form, list, number_of(scene, list, "N-002", "miler"), "certify", "");
  choose(form, list, number_of(scene, list, "N-001", "helper"), "decline", " ");
  choose(form, list, number_of(scene, list, "S/1", "helper"), "certify", "");
  mair.get("/queue/decide");
  // Another council's, and a decline without a reason.
  const auto preview = mair.post("/queue/decide/preview", form);
  CHECK(preview.status == 200);
  CHECK(has(preview, "2 of them cannot be decided"));
  CHECK(has(preview, "To decline, give a reason"));
  CHECK(has(preview, "of a council that you do not look after"));
  CHECK(!has(preview, "S/1"));
  CHECK(values_of(preview, "seen").size() == 1);
  // Sent without a preview it is refused all the same; the one that can be is recorded.
  const auto done = mair.post("/queue/decide", form);
  CHECK(done.status == 409);
  CHECK(has(done, "Recorded: 1 of 3"));
  CHECK(reasons_of(scene, "N-002") == "certified: \n");
  CHECK(reasons_of(scene, "N-001").empty());
  CHECK(reasons_of(scene, "S/1").empty());
}

TEST_CASE("somebody who was faster is noticed for each") {
  TwoOfficers here;
  auto& [scene, mair, ann] = here;
  const auto list = ann.get("/queue/decide");
  http::Fields form;
  choose(form, list, number_of(scene, list, "N-002", "miler"), "certify", "");
  choose(form, list, number_of(scene, list, "N-001", "helper"), "certify", "");
  const auto hers = confirmed(ann.post("/queue/decide/preview", form));
  mair.get("/queue/decide");
  http::Fields his;
  choose(his, list, number_of(scene, list, "N-002", "miler"), "decline", "the pool was too short");
  CHECK(mair.post("/queue/decide", his).status == 200);
  const auto done = ann.post("/queue/decide", hers);
  CHECK(has(done, "Recorded: 1 of 2"));
  CHECK(has(done, "somebody else has changed it meanwhile"));
  CHECK(reasons_of(scene, "N-002") == "declined: the pool was too short\n");
}

TEST_CASE("a form for several that chooses none, or is none of ours, is refused") {
  Scene scene;
  scene.add("mair", "officer");
  Browser mair(scene);
  mair.sign_in("mair");
  const auto list = mair.get("/queue/decide");
  for (const char* path : {"/queue/decide/preview", "/queue/decide"}) {
    CHECK(mair.post(path, {}).status == 400);
    CHECK(mair.post(path, {{"case-0", "x y"}, {"decision-0", "certify"}}).status == 400);
    CHECK(mair.post(path, {{"case-0", "999 badges miler"}, {"decision-0", "certify"}}).status == 409);
    CHECK(mair.post(path, {{"case-99", "1 badges miler"}, {"decision-99", "certify"}}).status == 400);
  }
  const auto n = number_of(scene, list, "N-002", "miler");
  http::Fields form;
  choose(form, list, n, "decline", std::string(web::longest_reason_of_several, 'x'));
  CHECK(mair.post("/queue/decide/preview", form).status == 200);
  form["reason-" + n] += 'x';
  CHECK(has(mair.post("/queue/decide/preview", form), "longer than 1000 bytes"));
}

}  // namespace
}  // namespace safon::test
