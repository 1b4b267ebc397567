// Sessions of an editor with the server, played again: `*.session`. SAFON_UPDATE_DOCS=1 rewrites the answers; read the
// difference.
//
//   file NAME … end           a file on the disk
//   open NAME                 the editor opens it
//   change NAME "OLD" "NEW"   the editor puts NEW in the place of the first OLD
//   ask METHOD NAME "WORDS"   a request about the beginning of WORDS in the file as the editor has it; then more
//   parameters,
//                             as JSON
//   tell METHOD PARAMS        a notification
//   raw TEXT                  these bytes; \r and \n are escapes
//   < …                       what the server says
#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "adapters/lsp/framing.hpp"
#include "adapters/lsp/positions.hpp"
#include "adapters/lsp/server.hpp"

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using namespace safon;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// Text in quotation marks, taken off the front of `line`.
std::string quoted(std::string& line) {
  const auto open = line.find('"'), close = line.find('"', open + 1);
  REQUIRE(close != std::string::npos);
  const std::string text = line.substr(open + 1, close - open - 1);
  line.erase(0, close + 1);
  return text;
}
std::string word(std::string& line) {
  const auto end = std::min(line.find(' '), line.size());
  const std::string text = line.substr(0, end);
  line.erase(0, std::min(end + 1, line.size()));
  return text;
}
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    const bool escape = text[i] == '\\' && (next == 'r' || next == 'n');
    out += !escape ? text[i] : next == 'r' ? '\r' : '\n';
    if (escape) ++i;
  }
  return out;
}

class Session {
 public:
  std::string play(const std::string& text) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("< ")) continue;
      script_.push_back(line);
      if (line.empty() || line.starts_with('#')) continue;
      if (line.starts_with("file ")) {
        std::string& file = disk_["/" + line.substr(5)];
        for (std::string each; std::getline(in, each) && each != "end";) {
          file += each + "\n";
          script_.push_back(each);
        }
        script_.emplace_back("end");
        continue;
      }
      command(line);
    }
    return with_answers(run());
  }

 private:
  static std::string uri(const std::string& name) { return "file:///" + name; }
  void send(const std::string& method, json::value params, bool asks) {
    json::object message{{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
    if (asks) message["id"] = int(script_.size());
    const std::string body = json::serialize(message);
    input_ += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
  static json::object place(const std::string& text, std::size_t at) {
    const auto position = lsp::Lines(text).position(at);
    return {{"line", position.line}, {"character", position.character}};
  }

  void command(std::string line) {
    const std::string verb = word(line);
    if (verb == "raw") {
      input_ += unescaped(line);
      return;
    }
    if (verb == "tell" || verb == "request") {
      const std::string method = word(line);
      return send(method, line.empty() ? json::value(json::object()) : json::parse(line), verb == "request");
    }
    if (verb == "open") {
      open_[line] = disk_["/" + line];
      return send("textDocument/didOpen",
                  json::object{{"textDocument", json::object{{"uri", uri(line)}, {"text", open_[line]}}}}, false);
    }
    if (verb == "change") {
      const std::string name = word(line), before = quoted(line), after = unescaped(quoted(line));
      std::string& text = open_[name];
      const auto at = text.find(before);
      REQUIRE(at != std::string::npos);
      json::object change{{"range", json::object{{"start", place(text, at)}, {"end", place(text, at + before.size())}}},
                          {"text", after}};
      text.replace(at, before.size(), after);
      return send(
          "textDocument/didChange",
          json::object{{"textDocument", json::object{{"uri", uri(name)}}}, {"contentChanges", json::array{change}}},
          false);
    }
    REQUIRE(verb == "ask");
    const std::string method = word(line), name = word(line);
    json::object params{{"textDocument", json::object{{"uri", uri(name)}}}};
    if (line.find('"') != std::string::npos) {
      const std::string words = quoted(line);
      const auto at = open_[name].find(words);
      REQUIRE(at != std::string::npos);
      // After the words where they end with a blank or a point: what would be written next is asked for.
      const bool next = words.ends_with(' ') || words.ends_with('.');
      params["position"] = place(open_[name], next ? at + words.size() : at);
      params["range"] = json::object{{"start", params["position"]}, {"end", params["position"]}};
    }
    if (line.find('{') != std::string::npos) {
      const json::value more = json::parse(line.substr(line.find('{')));
      for (const auto& each : more.as_object()) params[each.key()] = each.value();
    }
    send(method, std::move(params), true);
  }

  std::string run() {
    std::istringstream in(input_);
    std::ostringstream out;
    const auto reader = [this](const std::string& path) -> std::expected<std::string, std::string> {
      const auto found = disk_.find(path);
      if (found == disk_.end()) return std::unexpected("there is no such file");
      return found->second;
    };
    const auto list = [this](const std::string& folder) {
      std::vector<std::string> names;
      for (const auto& [path, text] : disk_)
        if (fs::path(path).parent_path() == folder) names.push_back(path);
      return names;
    };
    (void)lsp::serve(in, out, reader, list, *make_date(2026, 11, 22));
    return out.str();
  }

  /// What is said before an answer, and it, below the line that asked; the rest at the end.
  std::string with_answers(const std::string& output) {
    std::istringstream in(output);
    std::map<std::size_t, std::string> said;
    std::string waiting;
    for (auto message = lsp::read_message(in); message.state == lsp::Incoming::State::message;
         message = lsp::read_message(in)) {
      auto value = json::parse(message.body).as_object();
      value.erase("jsonrpc");
      waiting += "< " + json::serialize(value) + "\n";
      if (const auto* id = value.if_contains("id"); id && id->is_int64())
        said[std::size_t(id->as_int64())] += std::exchange(waiting, "");
    }
    std::string text;
    for (std::size_t i = 0; i < script_.size(); ++i) text += script_[i] + "\n" + said[i + 1];
    return text + waiting;
  }

  std::map<std::string, std::string> disk_, open_;
  std::vector<std::string> script_;
  std::string input_;
};

}  // namespace

TEST_CASE("sessions") {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(SAFON_SOURCE_DIR) / "tests/lsp")) {
    if (entry.path().extension() != ".session") continue;
    ++count;
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    const std::string text = read(entry.path());
    const std::string now = Session().play(text);
    if (std::getenv("SAFON_UPDATE_DOCS"))
      std::ofstream(entry.path(), std::ios::binary) << now;
    else
      CHECK(now == text);
  }
  CHECK(count >= 5);
}
