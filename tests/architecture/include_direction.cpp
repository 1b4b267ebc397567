// Includes point one way: adapters -> dsl -> engine. Libraries stay where they are named. Reads every source file of
// the tree; before that it proves on made-up files that it would see a wrong include.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Rule {
  std::string_view header;                   // an include that begins so
  std::vector<std::string_view> allowed_in;  // folders of those who may have it
  std::string_view why;
};

const std::vector<Rule>& rules() {
  static const std::vector<Rule> all{
      {"adapters/", {"adapters/", "tests/", "bench/", "fuzz/"}, "only adapters know adapters"},
      {"dsl/", {"dsl/", "adapters/", "tests/", "bench/", "fuzz/"}, "the engine does not know the language"},
      {"tests/", {"tests/", "bench/", "fuzz/"}, "what ships does not know its tests"},
      {"doctest/", {"tests/"}, "tests only"},
      {"rapidcheck", {"tests/"}, "tests only"},
      {"boost/spirit", {"dsl/parse/"}, "the grammar's library stays in dsl/parse"},
      {"boost/fusion", {"dsl/parse/"}, "the grammar's library stays in dsl/parse"},
      {"boost/json",
       {"adapters/", "tests/fuzz/", "tests/adapters/", "tests/bench/", "tests/lsp/"},
       "JSON is for the outside world"},
      {"boost/beast", {"adapters/web/http/"}, "HTTP stays in adapters/web/http"},
      {"boost/asio", {"adapters/web/http/"}, "HTTP stays in adapters/web/http"},
      {"openssl/", {"adapters/web/http/"}, "TLS stays in adapters/web/http"},
      {"boost/",
       {"dsl/parse/", "adapters/", "tests/fuzz/", "tests/adapters/", "tests/bench/", "tests/lsp/"},
       "Boost stays in the grammar and in adapters"},
      {"sqlite3.h", {"adapters/sqlite/", "tests/adapters/sqlite/"}, "SQLite stays in adapters/sqlite"},
      {"sodium",
       {"adapters/sqlite/", "adapters/office/", "adapters/certificate/", "tests/adapters/certificate/"},
       "libsodium stays where hashes, passwords and signatures are made"},
      {"zlib.h",
       {"adapters/certificate/", "tests/adapters/certificate/"},
       "packing stays where lists of what was revoked are made"},
      {"qrcodegen", {"adapters/certificate/"}, "codes to be scanned stay where certificates are made"},
      {"libxml/", {"adapters/xml/", "tests/adapters/xml/"}, "XML libraries stay in adapters/xml"},
      {"pugixml", {"adapters/xml/", "tests/adapters/xml/"}, "XML libraries stay in adapters/xml"},
      {"spdlog/", {"adapters/cli/"}, "logging stays in adapters/cli"},
      {"fmt/", {"adapters/cli/"}, "logging stays in adapters/cli"},
      {"CLI/", {"adapters/cli/"}, "the command line stays in adapters/cli"},
  };
  return all;
}

// What stands between the quotation marks or brackets of an include line; empty for any other line.
std::string_view included(std::string_view line) {
  const auto skip = [&] {
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  };
  skip();
  if (!line.starts_with("#")) return {};
  line.remove_prefix(1);
  skip();
  if (!line.starts_with("include")) return {};
  line.remove_prefix(7);
  skip();
  if (line.empty() || (line.front() != '"' && line.front() != '<')) return {};
  const char end = line.front() == '"' ? '"' : '>';
  line.remove_prefix(1);
  return line.substr(0, line.find(end));
}

/// "engine/a.cpp:3: includes `dsl/b.hpp`: …", one for each wrong include. `file` is relative to the tree.
std::vector<std::string> wrong_includes(std::string_view file, const std::string& text) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const std::string_view header = included(line);
    if (header.empty()) continue;
    const auto report = [&](std::string_view why) {
      found.push_back(std::string(file) + ":" + std::to_string(number) + ": includes `" + std::string(header) +
                      "`: " + std::string(why));
    };
    if (header.starts_with("..")) report("includes are written from the root of the tree on");
    for (const Rule& rule : rules()) {
      if (!header.starts_with(rule.header)) continue;
      bool allowed = false;
      for (const std::string_view folder : rule.allowed_in) allowed = allowed || file.starts_with(folder);
      if (!allowed) report(rule.why);
      break;  // the first rule that speaks of a header decides
    }
  }
  return found;
}

struct Proof {
  std::string_view file, text;
  bool wrong;
};

// The test's own test: it must see what is wrong and let pass what is right.
int failed_proofs() {
  const std::vector<Proof> proofs{
      {"engine/plan/plan.cpp", "#include \"dsl/model/policy.hpp\"\n", true},
      {"engine/plan/plan.cpp", "#include \"adapters/xml/feed/path.hpp\"\n", true},
      {"engine/plan/plan.cpp", "#include <sqlite3.h>\n", true},
      {"engine/plan/plan.cpp", "#include <boost/container/flat_map.hpp>\n", true},
      {"engine/plan/plan.cpp", "  #  include   <pugixml.hpp>\n", true},
      {"engine/plan/plan.cpp", "#include \"../dsl/model/policy.hpp\"\n", true},
      {"engine/plan/plan.cpp", "#include \"engine/plan/plan.hpp\"\n#include <vector>\n", false},
      {"engine/plan/plan.cpp", "// #include \"dsl/model/policy.hpp\"\n", false},
      {"dsl/load/load.cpp", "#include \"adapters/cli/main.hpp\"\n", true},
      {"dsl/load/load.cpp", "#include <boost/spirit/home/x3.hpp>\n", true},
      {"dsl/load/load.cpp", "#include \"engine/plan/plan.hpp\"\n", false},
      {"dsl/parse/build.cpp", "#include <boost/spirit/home/x3.hpp>\n", false},
      {"adapters/cli/main.cpp", "#include <sqlite3.h>\n", true},
      {"adapters/web/pages/queue.cpp", "#include <boost/beast/http.hpp>\n", true},
      {"adapters/web/http/server.cpp", "#include <boost/beast/http.hpp>\n", false},
      {"adapters/web/pages/queue.cpp", "#include <sodium.h>\n", true},
      {"adapters/cli/main.cpp", "#include <libxml/parser.h>\n", true},
      {"adapters/cli/main.cpp", "#include <CLI/CLI.hpp>\n#include <spdlog/spdlog.h>\n", false},
      {"adapters/sqlite/open.cpp", "#include <spdlog/spdlog.h>\n", true},
      {"adapters/sqlite/open.cpp", "#include <sqlite3.h>\n", false},
      {"adapters/xml/feed/path.cpp", "#include \"dsl/model/policy.hpp\"\n#include <pugixml.hpp>\n", false},
      {"dsl/load/load.cpp", "#include \"tests/golden/golden_case.hpp\"\n", true},
  };
  int failed = 0;
  for (const Proof& proof : proofs) {
    if (wrong_includes(proof.file, std::string(proof.text)).empty() != proof.wrong) continue;
    ++failed;
    std::cout << "the test itself is wrong about " << proof.file << ": " << proof.text;
  }
  return failed;
}

bool is_source(const fs::path& path) {
  const std::string end = path.extension().string();
  return end == ".cpp" || end == ".hpp" || end == ".def";
}

}  // namespace

int main() {
  int failed = failed_proofs();
  const fs::path root = SAFON_SOURCE_DIR;
  int files = 0;
  for (const char* top : {"engine", "dsl", "adapters", "tests", "bench", "fuzz"}) {
    if (!fs::is_directory(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      ++files;
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream text;
      text << in.rdbuf();
      for (const std::string& wrong : wrong_includes(fs::relative(entry.path(), root).generic_string(), text.str())) {
        ++failed;
        std::cout << wrong << "\n";
      }
    }
  }
  if (files == 0) {
    ++failed;
    std::cout << "no source files below " << root.string() << "\n";
  }
  std::cout << files - std::min(files, failed) << " passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
}
