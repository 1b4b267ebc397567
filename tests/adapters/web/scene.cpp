#include "scene.hpp"

#include <unistd.h>

#include <cstdlib>

#include "adapters/office/people/people.hpp"

namespace safon::test {

Scene::Scene(Of of) {
  auto pattern = (std::filesystem::temp_directory_path() / "safon-web-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  folder_ = pattern;
  const std::string from = SAFON_SOURCE_DIR "/tests/cli/";
  const auto bring = [&](const std::string& folder, const std::string& name) {
    std::filesystem::copy(from + folder + name, folder_ / name);
  };
  if (of == Of::club) {
    bring("policy/", "club.safon");
    for (const char* name : {"north_1.xml", "south_1.xml"}) bring("returns/", name);
    REQUIRE(run("import -q -r r.db -p club.safon north_1.xml south_1.xml --received 2026-03-02") == 3);
  } else {
    const std::string name = of == Of::hall ? "hall" : "rescue";
    for (const auto& file : {name + ".safon", name + "_2.safon"}) bring("policy/", file);
    bring("returns/", name + "_1.xml");
    REQUIRE(run("import -q -r r.db -p " + name + ".safon " + name + "_1.xml --council north") == 0);
  }
  REQUIRE(run("evaluate -q -r r.db --as-of 2026-03-31") == 0);
  restart([](web::ConsoleSettings&) {});
}

Scene::~Scene() {
  console_.reset();
  std::filesystem::remove_all(folder_);
}

int Scene::run(const std::string& words) const {
  const auto line = "cd '" + folder_.string() + "' && '" SAFON_PROGRAM "' " + words + " >/dev/null 2>&1";
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void Scene::restart(const std::function<void(web::ConsoleSettings&)>& change) {
  web::ConsoleSettings settings{.register_path = path(), .threads = 1, .now = [this] { return now; }};
  change(settings);
  console_ = std::make_unique<web::Console>(std::move(settings));
}

RegisterFile Scene::open(OpenMode mode) const {
  auto file = RegisterFile::open(path(), mode);
  if (!file) FAIL(file.error().message);
  return std::move(*file);
}

std::string Scene::path_of(const std::string& id) const {
  return "/participant/" + std::to_string(key_of(id));
}

ParticipantKey Scene::key_of(const std::string& id) const {
  auto in = open();
  auto key = find_participant(in, id);
  REQUIRE(key);
  REQUIRE(*key);
  return **key;
}

void Scene::add(const std::string& name, const std::string& roles, const std::string& council) {
  office::NewPerson person{.name = name, .full_name = {}, .roles = {}, .councils = {}, .password = everybodys_password};
  for (std::size_t at = 0; at <= roles.size();) {
    const auto end = std::min(roles.find(',', at), roles.size());
    person.roles.push_back(roles.substr(at, end - at));
    at = end + 1;
  }
  if (!council.empty()) person.councils.push_back(council);
  auto in = open(OpenMode::write);
  if (auto added = office::add(in, person, "test", now); !added) FAIL(added.error().message);
}

http::Response Browser::ask(http::Request request, const std::map<std::string, std::string>& headers) {
  request.address = "127.0.0.1";
  request.headers["host"] = "console.test";
  std::string all;
  for (const auto& [name, value] : cookies) all += (all.empty() ? "" : "; ") + name + "=" + value;
  if (!all.empty()) request.headers["cookie"] = all;
  for (const auto& [name, value] : headers) request.headers[name] = value;
  auto response = scene_.console().answer(request, 0);
  for (const auto& [name, value] : response.headers) {
    if (name != "Set-Cookie") continue;
    const auto equals = value.find('='), end = value.find(';');
    const auto cookie = value.substr(equals + 1, end - equals - 1);
    if (cookie.empty())
      cookies.erase(value.substr(0, equals));
    else
      cookies[value.substr(0, equals)] = cookie;
  }
  const std::string field = "name=\"form_word\" value=\"";
  if (const auto at = response.body.find(field); at != std::string::npos)
    form_word = response.body.substr(at + field.size(), 64);
  return response;
}

http::Response Browser::get(const std::string& target, std::map<std::string, std::string> headers) {
  const auto mark = std::min(target.find('?'), target.size());
  return ask({.method = "GET",
              .path = target.substr(0, mark),
              .query = mark < target.size() ? target.substr(mark + 1) : "",
              .address = {},
              .headers = {},
              .body = {}},
             headers);
}

http::Response Browser::post(const std::string& path, const http::Fields& fields,
                             std::map<std::string, std::string> headers) {
  std::string body = fields.contains("form_word") ? "" : "form_word=" + form_word;
  for (const auto& [name, value] : fields)
    body += (body.empty() ? "" : "&") + http::encoded(name) + "=" + http::encoded(value);
  headers.emplace("content-type", "application/x-www-form-urlencoded");
  return ask({.method = "POST", .path = path, .query = {}, .address = {}, .headers = {}, .body = body}, headers);
}

http::Response Browser::post_files(const std::string& path,
                                   const std::vector<std::pair<std::string, std::string>>& files) {
  const std::string line = "--here", head = line + "\r\nContent-Disposition: form-data; name=";
  std::string body = head + "\"form_word\"\r\n\r\n" + form_word + "\r\n";
  for (const auto& [name, text] : files)
    body += head + "\"files\"; filename=\"" + name + "\"\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n";
  return ask(
      {.method = "POST", .path = path, .query = {}, .address = {}, .headers = {}, .body = body + line + "--\r\n"},
      {{"content-type", "multipart/form-data; boundary=here"}});
}

http::Response Browser::sign_in(const std::string& name, const std::string& password) {
  get("/sign-in");
  return post("/sign-in", {{"name", name}, {"password", password}, {"then", "/"}});
}

TwoOfficers::TwoOfficers(Of of) : scene(of) {
  scene.add("mair", "officer");
  scene.add("ann", "officer");
  mair.sign_in("mair");
  ann.sign_in("ann");
}

std::string value_of(const http::Response& page, const std::string& name) {
  const std::string field = "name=\"" + name + "\" value=\"";
  const auto at = page.body.find(field);
  REQUIRE(at != std::string::npos);
  return page.body.substr(at + field.size(), page.body.find('"', at + field.size()) - at - field.size());
}

std::string header(const http::Response& response, const std::string& name) {
  for (const auto& [each, value] : response.headers)
    if (each == name) return value;
  return {};
}

bool has(const http::Response& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}

}  // namespace safon::test
