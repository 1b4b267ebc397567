// How soon an editor is told of mistakes: `lsp_bench PROGRAM [LINES [EDITS]]` starts PROGRAM lsp, opens a valid policy
// of so many lines, edits it in several places, and waits each time until the mistakes come. It prints what it saw;
// nothing fails because it is slow.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "adapters/lsp/positions.hpp"

namespace {

namespace json = boost::json;
using namespace safon;

/// A policy as policies are: a parameter, a `let`, a requirement of four parts with an exception, and a test, again and
/// again. `last`: how many of them.
std::string policy_of(std::size_t lines, std::size_t& last) {
  std::string text = R"(policy long "A long policy" {
  version "1"
  in force from 2020-01-01
  applies to everyone
  month end round down
}

codes kind { course "Course" coaching "Coaching" review "Review" visit "Visit" }
codes outcome { passed "Passed" failed "Failed" attended "Attended" }
codes role { manager "Manager" senior_manager "Senior manager" chief_officer "Chief officer" }

record activity plural activities "Activity" {
  kind     "Kind":     kind
  held     "Held on":  date
  hours    "Hours":    number
  outcome  "Outcome":  outcome
  dated by held
}

record participant plural participants "Participant" {
  appointed   "Appointed":   date
  role        "Role":        role
  left        "Left":        optional date
  activities  "Activities":  list of activity
}
)";
  const auto count = [&] { return std::size_t(std::ranges::count(text, '\n')); };
  for (last = 0; count() + last + 12 < lines; ++last) {
    const std::string n = std::to_string(last);
    text += "\nparameter hours_" + n + " \"Hours, part " + n +
            "\" : number { from 2020-01-01: 20   from 2025-01-01: 25 }\n";
    text += "\nlet course_" + n +
            " = latest activity where kind is course and outcome in [passed, attended] and hours at least " +
            std::to_string(last % 7 + 1) + "\n";
    text +=
        "\nrequirement part_" + n + " \"Part " + n + " of the way\" {\n  cites \"Regulation " + n + "\"\n  all of {\n";
    if (last > 0) text += "    part_" + std::to_string(last - 1) + "\n";
    text += "    course    \"has been on the course\":    course_" + n + " exists\n";
    text += "    hours     \"has enough hours\":          sum of hours of activities where held within last " +
            std::to_string(last % 4 + 1) + " years is at least hours_" + n + "\n";
    text +=
        "    coaching  \"has been coached twice\":    at least 2 activities where kind is coaching within last 24 "
        "months\n";
    text += "              unless senior \"holds a senior post\": role in [senior_manager, chief_officer]\n";
    text += "    post      \"has been in post a year\":   appointed + 1 year on or before today\n  }\n}\n";
    text +=
        "\ntest \"part " + n +
        " is met\" {\n  as of 2026-11-01\n  given participant {\n    appointed: 2019-02-01   role: chief_officer\n"
        "    activities: [ { kind: course   held: 2026-02-01   hours: 30   outcome: passed } ]\n  }\n  expect part_" +
        n + " met\n}\n";
  }
  text +=
      "\nprogramme way \"The way\" for participant {\n  begins on appointed\n  status enrolled \"Enrolled\" initial\n";
  for (std::size_t i = 0; i < 8 && i < last; ++i)
    text += "  status step_" + std::to_string(i) + " \"Step " + std::to_string(i) + "\"\n";
  for (std::size_t i = 0; i < 8 && i < last; ++i)
    text += "  from " + (i == 0 ? "enrolled" : "step_" + std::to_string(i - 1)) + " to step_" + std::to_string(i) +
            " when part_" + std::to_string(i) + "\n";
  return text + "}\n";
}

class Server {
 public:
  explicit Server(const char* program) {
    int in[2], out[2];
    if (::pipe(in) != 0 || ::pipe(out) != 0) std::exit(4);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(in[0], 0);
      ::dup2(out[1], 1);
      for (const int end : {in[0], in[1], out[0], out[1]}) ::close(end);
      ::execl(program, program, "lsp", nullptr);
      std::_Exit(4);
    }
    ::close(in[0]);
    ::close(out[1]);
    to_ = ::fdopen(in[1], "w");
    from_ = ::fdopen(out[0], "r");
  }
  ~Server() {
    std::fclose(to_);
    std::fclose(from_);
    ::waitpid(child_, nullptr, 0);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void tell(const char* method, json::value params, int id = 0) {
    json::object message{{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}};
    if (id > 0) message["id"] = id;
    const std::string body = json::serialize(message);
    std::fprintf(to_, "Content-Length: %zu\r\n\r\n%s", body.size(), body.c_str());
    std::fflush(to_);
  }
  /// Reads up to the message that has this in it.
  std::string until(const std::string& has) {
    for (;;) {
      std::size_t length = 0;
      char line[256];
      do {
        if (!std::fgets(line, sizeof line, from_)) {
          std::fputs("the server went away\n", stderr);
          std::exit(1);
        }
        (void)std::sscanf(line, "Content-Length: %zu", &length);
      } while (line[0] != '\r');
      std::string body(length, '\0');
      if (std::fread(body.data(), 1, length, from_) != length) std::exit(1);
      if (body.find(has) != std::string::npos) return body;
    }
  }
  /// Seconds of processor that it has taken.
  [[nodiscard]] double processor() const {
    std::ifstream in("/proc/" + std::to_string(child_) + "/schedstat");
    double nanoseconds = 0;
    in >> nanoseconds;
    return nanoseconds / 1e9;
  }

 private:
  pid_t child_ = 0;
  std::FILE *to_ = nullptr, *from_ = nullptr;
};

struct Sample {
  std::vector<double> clock, processor;
};

void print(const char* what, Sample& sample) {
  const auto at = [](std::vector<double>& all, double part) {
    std::ranges::sort(all);
    return 1000 * all[std::min(all.size() - 1, std::size_t(part * double(all.size())))];
  };
  std::printf("%-40s %8.1f %8.1f %8.1f %12.1f %8.1f\n", what, at(sample.clock, 0.5), at(sample.clock, 0.95),
              at(sample.clock, 1), at(sample.processor, 0.5), at(sample.processor, 0.95));
}

struct Edit {
  const char* what;
  std::string before, after;
};

json::object place(const std::string& text, std::size_t at) {
  const auto position = lsp::Lines(text).position(at);
  return {{"line", position.line}, {"character", position.character}};
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("lsp_bench PROGRAM [LINES [EDITS]]\n", stderr);
    return 2;
  }
  const std::size_t lines = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 2000;
  const std::size_t edits = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 50;
  std::size_t last = 0;
  std::string text = policy_of(lines, last);
  std::string folder = (std::filesystem::temp_directory_path() / "safon_lsp_XXXXXX").string();
  if (!::mkdtemp(folder.data())) return 4;
  const std::string path = folder + "/long.safon", uri = "file://" + path;
  std::ofstream(path) << text;

  Server server(arguments[1]);
  const json::object document{{"uri", uri}};
  server.tell("initialize", json::object(), 1);
  server.until("\"id\":1");
  server.tell("initialized", json::object());
  server.tell("textDocument/didOpen", json::object{{"textDocument", json::object{{"uri", uri}, {"text", text}}}});
  const std::string opened = server.until("publishDiagnostics");
  if (opened.find("\"severity\":1") != std::string::npos) {
    std::fprintf(stderr, "the policy is to be valid: %.2000s\n", opened.c_str());
    return 1;
  }
  const std::string middle = std::to_string(last / 2), end = std::to_string(last - 1);
  const Edit all[] = {
      {"at the start: a text", "A long policy", "A longer policy"},
      {"in the middle: a number", "hours_" + middle + " \"Hours, part " + middle + "\" : number { from 2020-01-01: 20",
       "hours_" + middle + " \"Hours, part " + middle + "\" : number { from 2020-01-01: 21"},
      {"at the end: a name", "when part_7\n", "when part_6\n"},
      {"in the middle: a name misspelt", "course_" + middle + " exists", "corse_" + middle + " exists"},
      {"in the middle: half a line", "is at least hours_" + middle + "\n", "is at \n"},
      {"in the middle: a brace too few", "requirement part_" + middle + " \"Part " + middle + " of the way\" {",
       "requirement part_" + middle + " \"Part " + middle + " of the way\" "},
  };
  std::printf(
      "%zu lines, %zu bytes, %zu warnings; milliseconds from an edit to what is wrong, of %zu edits each\n",
      std::size_t(std::ranges::count(text, '\n')), text.size(),
      [&] {
        std::size_t found = 0;
        for (auto at = opened.find("\"severity\":2"); at != std::string::npos;
             at = opened.find("\"severity\":2", at + 1))
          ++found;
        return found;
      }(),
      edits);
  std::printf("%-40s %8s %8s %8s %12s %8s\n", "", "median", "95 %", "most", "processor", "95 %");
  Sample together, hints, colours;
  for (const Edit& edit : all) {
    Sample sample;
    for (std::size_t i = 0; i < edits; ++i) {
      const std::string &from = i % 2 == 0 ? edit.before : edit.after, &to = i % 2 == 0 ? edit.after : edit.before;
      const auto at = text.find(from);
      if (at == std::string::npos) {
        std::fprintf(stderr, "not found: %s\n", from.c_str());
        return 1;
      }
      json::object change{{"range", json::object{{"start", place(text, at)}, {"end", place(text, at + from.size())}}},
                          {"text", to}};
      text.replace(at, from.size(), to);
      const auto timed = [&](Sample& into, const auto& run) {
        const double spent = server.processor();
        const auto begun = std::chrono::steady_clock::now();
        run();
        into.clock.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
        into.processor.push_back(server.processor() - spent);
      };
      timed(sample, [&] {
        server.tell("textDocument/didChange",
                    json::object{{"textDocument", document}, {"contentChanges", json::array{change}}});
        server.until("publishDiagnostics");
      });
      timed(colours, [&] {
        server.tell("textDocument/semanticTokens/full", json::object{{"textDocument", document}}, 2);
        server.until("\"id\":2");
      });
      timed(hints, [&] {
        server.tell("textDocument/inlayHint", json::object{{"textDocument", document}}, 3);
        server.until("\"id\":3");
      });
    }
    for (auto Sample::* which : {&Sample::clock, &Sample::processor})
      (together.*which).insert((together.*which).end(), (sample.*which).begin(), (sample.*which).end());
    print(edit.what, sample);
  }
  print("all of them", together);
  print("after it: colours", colours);
  print("after it: coverage beside requirements", hints);
  std::filesystem::remove_all(folder);
  return 0;
}
