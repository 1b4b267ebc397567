// Coming and going: what lets somebody in, what locks her out, and what ends a session.
#include <algorithm>
#include <ctime>

#include "adapters/office/people/password.hpp"
#include "adapters/office/people/people.hpp"
#include "adapters/sqlite/verify/verify.hpp"
#include "scene.hpp"

namespace safon::test {
namespace {

bool is_in(Browser& browser) {
  return browser.get("/password").status == 200;
}

TEST_CASE("whoever has signed in is in until she signs out, has been idle, or the day is over") {
  Scene scene;
  scene.add("mair", "officer");
  Browser browser(scene);
  CHECK(header(browser.get("/queue"), "Location") == "/sign-in?then=%2Fqueue");
  const auto signed_in = browser.sign_in("mair");
  CHECK(signed_in.status == 303);
  CHECK(is_in(browser));
  const auto cookies = browser.cookies;
  CHECK(header(browser.post("/sign-out", {}), "Location") == "/sign-in");
  browser.cookies = cookies;
  CHECK(!is_in(browser));  // the register has forgotten the word, whatever the browser keeps

  CHECK(browser.sign_in("mair").status == 303);
  scene.now += office::idle_seconds - 1;
  CHECK(is_in(browser));
  scene.now += office::idle_seconds - 1;  // it was marked as used
  CHECK(is_in(browser));
  scene.now += office::idle_seconds;
  CHECK(!is_in(browser));

  CHECK(browser.sign_in("mair").status == 303);
  const auto began = scene.now;
  while (scene.now + office::idle_seconds - 60 < began + office::session_seconds) {
    scene.now += office::idle_seconds - 60;
    CHECK(is_in(browser));
  }
  scene.now = began + office::session_seconds;
  CHECK(!is_in(browser));
}

TEST_CASE("too many wrong passwords lock somebody out for a while, and the answer is always the same") {
  Scene scene;
  scene.add("mair", "officer");
  scene.add("gone", "officer");
  REQUIRE(scene.run("people disable gone -r r.db") == 0);
  Browser browser(scene);
  const auto body = [&](const std::string& name, const std::string& password) {
    auto answer = browser.sign_in(name, password);
    CHECK(answer.status == 401);
    return answer.body.substr(answer.body.find("class=\"problem\""), 300);
  };
  const auto wrong = body("mair", "wrong horse battery");
  CHECK(body("nobody", "wrong horse battery") == wrong);
  CHECK(body("gone", everybodys_password) == wrong);
  for (int t = 1; t < office::failures_before_lock; ++t) CHECK(body("mair", "wrong horse battery") == wrong);
  CHECK(body("mair", everybodys_password) == wrong);  // the right one, too late
  scene.now += office::locked_seconds - 1;
  CHECK(body("mair", everybodys_password) == wrong);
  scene.now += 1;
  CHECK(browser.sign_in("mair").status == 303);

  auto in = scene.open();
  auto events = access_events(in, INT64_MAX, 100);
  REQUIRE(events);
  CHECK(events->front().kind == "signed_in");
  CHECK(std::ranges::count(*events, "person_locked", &AccessEvent::kind) == 1);
  // What was typed as the name of nobody is not written down: it may be a password.
  for (const auto& event : *events) CHECK(event.person != "nobody");
}

TEST_CASE("one address that fails too often has to wait, whoever it says it is") {
  Scene scene;
  scene.add("mair", "officer");
  Browser browser(scene);
  for (int t = 0; t < web::failures_from_one; ++t) browser.sign_in("nobody" + std::to_string(t), "x");
  const auto answer = browser.sign_in("mair");
  CHECK(answer.status == 429);
  CHECK(header(answer, "Retry-After") == "5");
  scene.now += web::tries_seconds;
  CHECK(browser.sign_in("mair").status == 303);
}

TEST_CASE("a wrong password, nobody's name and a locked person take as long as the right password") {
  Scene scene;
  scene.add("mair", "officer");
  auto in = scene.open(OpenMode::write);
  const auto seconds = [&](const std::string& name, const std::string& password) {
    const auto begun = std::clock();
    static_cast<void>(office::sign_in(in, name, password, scene.now));
    return double(std::clock() - begun) / CLOCKS_PER_SEC;
  };
  static_cast<void>(office::is_password("", "x"));  // what nobody's is held against is made once
  const auto right = seconds("mair", everybodys_password);
  for (const char* name : {"mair", "nobody"}) CHECK(seconds(name, "wrong horse battery") > right / 3);
}

TEST_CASE("one's own password is changed with the old one, and signs out everywhere") {
  Scene scene;
  scene.add("mair", "officer");
  Browser browser(scene), elsewhere(scene);
  browser.sign_in("mair");
  elsewhere.sign_in("mair");
  browser.get("/password");
  const std::string fresh = "another fine password";
  CHECK(browser.post("/password", {{"old", "not it at all"}, {"new", fresh}, {"again", fresh}}).status == 400);
  CHECK(browser.post("/password", {{"old", everybodys_password}, {"new", fresh}, {"again", "other"}}).status == 400);
  for (const auto length : {office::shortest_password - 1, office::longest_password + 1}) {
    const std::string bad(length, 'x');
    CHECK(browser.post("/password", {{"old", everybodys_password}, {"new", bad}, {"again", bad}}).status == 400);
  }
  CHECK(browser.post("/password", {{"old", everybodys_password}, {"new", fresh}, {"again", fresh}}).status == 303);
  CHECK(!is_in(browser));
  CHECK(!is_in(elsewhere));
  CHECK(browser.sign_in("mair").status == 401);
  CHECK(browser.sign_in("mair", fresh).status == 303);
}

TEST_CASE("a password is stored so that it cannot be read, and sessions by a hash") {
  Scene scene;
  scene.add("mair", "officer");
  Browser browser(scene);
  browser.sign_in("mair");
  auto in = scene.open();
  auto mair = find_person(in, "mair");
  REQUIRE(mair);
  REQUIRE(*mair);
  CHECK((*mair)->password.starts_with("$argon2id$"));
  CHECK((*mair)->password.find("horse") == std::string::npos);
  const auto word = browser.cookies.at("safon_session");
  CHECK(word.size() == 64);
  CHECK(*find_session(in, office::hash_for("session", word)));
  CHECK(!*find_session(in, *parse_hash(word)));
  CHECK(office::stored_password(std::string(office::shortest_password, 'x')));
  CHECK(!office::stored_password(std::string(office::shortest_password - 1, 'x')));
  CHECK(office::stored_password(std::string(office::longest_password, 'x')));
  CHECK(!office::stored_password(std::string(office::longest_password + 1, 'x')));
}

TEST_CASE("a proxy's header lets nobody in unless it was asked for, and then only those who are known") {
  Scene scene;
  scene.add("mair", "officer");
  Browser browser(scene);
  CHECK(browser.get("/queue", {{"x-remote-user", "mair"}}).status == 303);
  scene.restart([](web::ConsoleSettings& settings) {
    settings.behind_proxy = settings.secure = true;
    settings.user_header = "x-remote-user";
  });
  CHECK(browser.get("/queue", {{"x-remote-user", "mair"}}).status == 200);
  CHECK(browser.get("/queue", {{"x-remote-user", "nobody"}}).status == 303);
  CHECK(browser.get("/queue").status == 303);
  REQUIRE(scene.run("people disable mair -r r.db") == 0);
  CHECK(browser.get("/queue", {{"x-remote-user", "mair"}}).status == 303);
}

TEST_CASE("the book of sign-ins is in the chain") {
  Scene scene;
  scene.add("mair", "officer");
  Browser browser(scene);
  browser.sign_in("mair");
  CHECK(scene.run("verify -r r.db") == 0);
}

}  // namespace
}  // namespace safon::test
