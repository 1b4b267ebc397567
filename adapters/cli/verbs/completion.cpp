// safon completion: a script that lets a shell finish verbs and options.
#include <iostream>

#include "adapters/cli/command_line/command_line.hpp"
#include "adapters/cli/verbs/verbs.hpp"

namespace safon {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

void bash(const std::vector<VerbInfo>& all) {
  std::string names;
  for (const auto& verb : all) names += (names.empty() ? "" : " ") + verb.name;
  std::cout << "_safon() {\n  local word=${COMP_WORDS[COMP_CWORD]}\n"
            << "  if [ \"$COMP_CWORD\" -eq 1 ]; then COMPREPLY=($(compgen -W '" << names
            << "' -- \"$word\")); return; fi\n"
            << "  case $word in -*) ;; *) COMPREPLY=($(compgen -f -- \"$word\")); return ;; esac\n  case "
               "${COMP_WORDS[1]} in\n";
  for (const auto& verb : all)
    std::cout << "    " << verb.name << ") COMPREPLY=($(compgen -W '" << joined(verb.options)
              << "' -- \"$word\")) ;;\n";
  std::cout << "  esac\n}\ncomplete -o filenames -F _safon safon\n";
}

void zsh(const std::vector<VerbInfo>& all) {
  std::cout << "#compdef safon\n_safon() {\n  if (( CURRENT == 2 )); then\n    local -a verbs=(";
  for (const auto& verb : all) std::cout << "\n      '" << verb.name << ":" << verb.summary << "'";
  std::cout << ")\n    _describe verb verbs\n    return\n  fi\n  case ${words[2]} in\n";
  for (const auto& verb : all) std::cout << "    " << verb.name << ") compadd -- " << joined(verb.options) << " ;;\n";
  std::cout << "  esac\n  _files\n}\ncompdef _safon safon\n";
}

void fish(const std::vector<VerbInfo>& all) {
  for (const auto& verb : all) {
    std::cout << "complete -c safon -n __fish_use_subcommand -a " << verb.name << " -d '" << verb.summary << "'\n";
    for (const auto& option : verb.options)
      std::cout << "complete -c safon -n '__fish_seen_subcommand_from " << verb.name << "' -l " << option.substr(2)
                << "\n";
  }
}

}  // namespace

Exit completion(const Options& options) {
  const auto all = verbs();
  if (options.shell == "bash") bash(all);
  if (options.shell == "zsh") zsh(all);
  if (options.shell == "fish") fish(all);
  return Exit::good;
}

}  // namespace safon
