#include "adapters/cli/messages.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iostream>

#include "adapters/cli/draw/terminal.hpp"

namespace safon {
namespace {

bool json_lines = false;
Terminal screen;

const std::string* field(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields)
    if (key == name) return &value;
  return nullptr;
}

/// A sentence that begins with a place in a file, "returns/north.xml:16:19: …", with the place as a link to the file.
std::string linked(const std::string& text, const Fields& fields) {
  const auto* file = field(fields, "file");
  if (!file || file->empty() || !field(fields, "line") || !text.starts_with(*file + ":")) return text;
  const auto end = std::min(text.find(": ", file->size()), text.size());
  return screen.link(file_url(*file), text.substr(0, end)) + text.substr(end);
}

void log_progress(const std::string& what, std::size_t done, std::size_t of, double rate, double left) {
  const auto whole = [](double number) { return std::to_string(std::int64_t(number)); };
  tell("progress",
       what + ": " + std::to_string(done) + " of " + std::to_string(of) + ", " + whole(rate) + " a second, " +
           whole(left) + " s left",
       {{"what", what},
        {"done", std::to_string(done)},
        {"of", std::to_string(of)},
        {"a_second", whole(rate)},
        {"seconds_left", whole(left)}});
}

void say(spdlog::level::level_enum level, const std::string& event, const std::string& text, const Fields& fields) {
  if (!json_lines) {
    if (!spdlog::should_log(level)) return;
    const bool serious = level >= spdlog::level::warn;
    std::cerr << (serious ? screen.ink(level == spdlog::level::err ? Ink::bad : Ink::doubtful,
                                       level == spdlog::level::err ? "error: " : "warning: ")
                          : "")
              << linked(text, fields) << '\n';
    return;
  }
  boost::json::object line{{"event", event}, {"message", text}};
  for (const auto& [key, value] : fields) line[key] = value;
  if (const auto* file = field(fields, "file"); file && field(fields, "line")) line["link"] = file_url(*file);
  spdlog::log(level, "{}", boost::json::serialize(line).substr(1));
}

}  // namespace

void set_up_messages(const Options& options) {
  screen = terminal(STDERR_FILENO, options.colour);
  json_lines =
      !is_terminal(STDERR_FILENO) && std::getenv("SAFON_LOG") && std::string_view(std::getenv("SAFON_LOG")) == "json";
  auto logger = std::make_shared<spdlog::logger>("safon", std::make_shared<spdlog::sinks::stderr_sink_st>());
  // The message is a JSON object without its first brace; the pattern writes that and the time.
  logger->set_pattern("{\"time\":\"%Y-%m-%dT%H:%M:%S.%eZ\",\"level\":\"%l\",%v", spdlog::pattern_time_type::utc);
  spdlog::set_default_logger(logger);
  if (json_lines) log_progress_to(log_progress);
  spdlog::set_level(options.quiet ? spdlog::level::err : spdlog::level::info);
}

void tell(const std::string& event, const std::string& text, const Fields& fields) {
  say(spdlog::level::info, event, text, fields);
}

void warn(const std::string& event, const std::string& text, const Fields& fields) {
  say(spdlog::level::warn, event, text, fields);
}

Exit refuse(Exit exit, const std::string& message, const std::string& hint) {
  say(spdlog::level::err, "refused", message, hint.empty() ? Fields{} : Fields{{"hint", hint}});
  if (!hint.empty() && !json_lines) std::cerr << screen.ink(Ink::strong, " help: ") << hint << '\n';
  return exit;
}

Exit refuse(const RegisterError& error) {
  return refuse(office::refusal(error));
}

Exit refuse(const office::Refusal& refusal) {
  using office::Ground;
  const auto exit = refusal.ground == Ground::words      ? Exit::usage
                    : refusal.ground == Ground::findings ? Exit::findings
                                                         : Exit::impossible;
  return refuse(exit, refusal.message, refusal.hint);
}

}  // namespace safon
