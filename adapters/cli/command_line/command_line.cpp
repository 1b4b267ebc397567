#include "adapters/cli/command_line/command_line.hpp"

#include <algorithm>

#include "adapters/cli/command_line/verb_list.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {
namespace {

std::string ticked(const std::string& word) {
  return "`" + word + "`";
}

std::vector<std::string> names_of_verbs(const CLI::App& app) {
  std::vector<std::string> all;
  for (const auto* sub : app.get_subcommands({})) all.push_back(sub->get_name());
  return all;
}

std::vector<std::string> options_of(const CLI::App& verb) {
  std::vector<std::string> all;
  for (const auto* option : verb.get_options())
    for (const auto& name : option->get_lnames()) all.push_back("--" + name);
  return all;
}

const CLI::App* find_verb(const CLI::App& app, const std::string& name) {
  for (const auto* sub : app.get_subcommands({}))
    if (sub->get_name() == name) return sub;
  return nullptr;
}

/// A verb that is none, told by name before the library complains about the words that follow it.
CommandLineAnswer no_such_verb(const CLI::App& app, const std::string& word) {
  const auto near = nearest(word, names_of_verbs(app));
  return {ticked(word) + " is not a verb of safon",
          near ? "did you mean " + ticked(*near) + "?" : "`safon --help` lists the verbs", true};
}

/// Words that begin with an option of safon itself, or with one that belongs behind a verb.
CommandLineAnswer no_such_option(const CLI::App& app, const std::string& option) {
  const auto near = nearest(option, options_of(app));
  return {
      ticked(option) + " is not an option of safon itself",
      near ? "did you mean " + ticked(*near) + "?" : "the verb comes first: " + ticked("safon VERB " + option + " …"),
      true};
}

/// The option that a word names, without what is given with it: "--as-of" of "--as-of=2026-11-01", "-r" of
/// "-rwales.db".
std::string option_of(const std::string& word) {
  if (word.starts_with("--")) return word.substr(0, word.find('='));
  return word.substr(0, 2);
}

bool is_known(const CLI::App& verb, const std::string& option) {
  for (const auto* each : verb.get_options()) {
    for (const auto& name : each->get_lnames())
      if (option == "--" + name) return true;
    for (const auto& name : each->get_snames())
      if (option == "-" + name) return true;
  }
  return false;
}

/// A word that looks like an option of the verb and is none.
std::optional<CommandLineAnswer> mistyped_option(const CLI::App& verb, const std::vector<std::string>& words) {
  for (std::size_t i = 1; i < words.size() && words[i] != "--"; ++i) {
    const auto& word = words[i];
    const bool looks_like_one = word.size() > 1 && word.front() == '-';
    if (!looks_like_one || is_known(verb, option_of(word))) continue;
    const auto option = option_of(word);
    const auto near = nearest(option, options_of(verb));
    return CommandLineAnswer{ticked(option) + " is not an option of `safon " + verb.get_name() + "`",
                             near ? "did you mean " + ticked(*near) + "?"
                                  : "`safon help " + verb.get_name() +
                                        "` lists them; a value that begins with `-` is "
                                        "written after `=`",
                             true};
  }
  return std::nullopt;
}

/// What the library found, in our words.
CommandLineAnswer reworded(const CLI::App& verb, const CLI::ParseError& error) {
  const std::string what = error.what(), help = "`safon help " + verb.get_name() + "` shows an example";
  if (error.get_name() == "RequiredError") {
    const auto name = what.substr(0, what.find(' '));
    const auto* option = verb.get_option_no_throw(name);
    const bool named = name.starts_with('-');
    const auto text = "`safon " + verb.get_name() + "` needs " + name +
                      (option && named ? " " + option->get_option_text() : "") +
                      (option ? ": " + option->get_description().substr(0, option->get_description().find(';')) : "");
    if (option && !option->get_envname().empty())
      return {text, "give " + name + ", or set " + option->get_envname(), true};
    return {text, help, true};
  }
  if (error.get_name() == "ArgumentMismatch")
    return {ticked(what.substr(0, what.find(':'))) + " needs a value", help, true};
  if (dynamic_cast<const CLI::ExtrasError*>(&error))
    return {ticked(what.substr(what.find(": ") + 2)) + " is too much for `safon " + verb.get_name() + "`", help, true};
  if (error.get_name() == "ConversionError") {  // "Could not convert: --run = x"
    const auto option = what.find("--"), value = what.find(" = ");
    return {ticked(what.substr(option, value - option)) + " needs a number, and " + ticked(what.substr(value + 3)) +
                " is none",
            help, true};
  }
  return {what, help, true};
}

}  // namespace

std::variant<Options, CommandLineAnswer> read_command_line(std::vector<std::string> words) {
  VerbList list;
  if (words.empty()) return CommandLineAnswer{list.app.help() + "\n", "", true};
  if (words.front() == "help") {
    words.erase(words.begin());
    words.resize(std::min<std::size_t>(words.size(), 1));
    words.push_back("--help");
  }
  const bool has_verb = !words.front().starts_with('-');
  const auto* verb = has_verb ? find_verb(list.app, words.front()) : &list.app;
  if (!verb) return no_such_verb(list.app, words.front());
  if (has_verb)
    if (auto wrong = mistyped_option(*verb, words)) return *wrong;
  try {
    list.app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::CallForHelp&) {
    return CommandLineAnswer{list.app.help(), "", false};
  } catch (const CLI::CallForVersion& version) {
    return CommandLineAnswer{std::string(version.what()) + "\n", "", false};
  } catch (const CLI::ParseError& error) {
    if (has_verb) return reworded(*verb, error);
    return no_such_option(list.app, option_of(words.front()));
  }
  return list.options;
}

std::vector<VerbInfo> verbs() {
  VerbList list;
  std::vector<VerbInfo> all;
  for (const auto* sub : list.app.get_subcommands({}))
    all.push_back({sub->get_name(), sub->get_description(), options_of(*sub)});
  return all;
}

}  // namespace safon
