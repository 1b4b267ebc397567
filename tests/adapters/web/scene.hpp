// A club's register, a village hall's or a rescue station's, with people who may sign in, and a browser that asks the
// console without a network between.
#pragma once
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/web/console.hpp"

namespace safon::test {

inline constexpr std::int64_t noon = 1'775'044'800;  // 2026-04-01T12:00:00Z
inline constexpr const char* everybodys_password = "correct horse battery";

/// Whose register it is. The hall's policy lets requirements be waived, the station's parameters be adjusted;
/// `hall_2.safon` and `rescue_2.safon` beside them ask for more.
enum class Of : std::uint8_t { club, hall, station };

/// Returns are in, and evaluated through 2026-03-31. In the club four cases wait, in the north and in the south.
class Scene {
 public:
  explicit Scene(Of of = Of::club);
  ~Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  [[nodiscard]] std::string path() const { return (folder_ / "r.db").string(); }
  /// `roles`: "officer", or several with commas. A council: only this one.
  void add(const std::string& name, const std::string& roles, const std::string& council = "");
  [[nodiscard]] web::Console& console() { return *console_; }
  /// Another one on the same register; `change` sees its settings first.
  void restart(const std::function<void(web::ConsoleSettings&)>& change);
  [[nodiscard]] RegisterFile open(OpenMode mode = OpenMode::read) const;
  [[nodiscard]] ParticipantKey key_of(const std::string& id) const;
  /// Of a command of the program in the folder of the register.
  int run(const std::string& words) const;
  /// "/participant/7".
  [[nodiscard]] std::string path_of(const std::string& id) const;

  std::int64_t now = noon;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<web::Console> console_;
};

/// Keeps cookies, and sends forms with the word that the last page gave it.
class Browser {
 public:
  explicit Browser(Scene& scene) : scene_(scene) {}

  http::Response get(const std::string& target, std::map<std::string, std::string> headers = {});
  http::Response post(const std::string& path, const http::Fields& fields,
                      std::map<std::string, std::string> headers = {});
  /// A form that brings files: (name, text) each.
  http::Response post_files(const std::string& path, const std::vector<std::pair<std::string, std::string>>& files);
  http::Response sign_in(const std::string& name, const std::string& password = everybodys_password);

  std::map<std::string, std::string> cookies;
  std::string form_word;

 private:
  http::Response ask(http::Request request, const std::map<std::string, std::string>& headers);
  Scene& scene_;
};

/// mair and ann look after everybody, and have signed in.
struct TwoOfficers {
  explicit TwoOfficers(Of of = Of::club);

  Scene scene;
  Browser mair{scene}, ann{scene};
};

/// What a page's form has in the hidden field of that name.
[[nodiscard]] std::string value_of(const http::Response& page, const std::string& name);
[[nodiscard]] std::string header(const http::Response& response, const std::string& name);
[[nodiscard]] bool has(const http::Response& response, const std::string& text);

}  // namespace safon::test
