// The verbs with which policy staff write: layout, and what editors ask.
#include "adapters/cli/command_line/verb_list.hpp"

namespace safon {

void VerbList::fmt_verb() {
  auto* fmt =
      verb("fmt", "Policy staff", "lay rule files out as all are",
           "Words, comments and your line ends stay; blanks and columns are set. A file with a mistake of grammar\n"
           "is left as it is. Of a folder, all rule files are taken; of a page (.md), its safon blocks.\n"
           "Example: safon fmt rules\n"
           "         safon fmt --diff rules/wales_cpd/induction.safon\n"
           "Exit: 0 done, 1 a file has mistakes, or with --check or --diff is laid out otherwise");
  fmt->add_option("FILE", options.files,
                  "rule files, folders or pages; `-` reads the standard input and writes the standard output")
      ->required();
  fmt->add_flag("--check", options.check_only, "change nothing; list the files that are laid out otherwise");
  fmt->add_flag("--diff", options.show_diff, "change nothing; show what would change, line by line");
  takes_format(fmt, false);
}

void VerbList::lsp_verb() {
  verb("lsp", "Policy staff", "talk to an editor: a language server on the standard streams",
       "Editors start it; docs/editors.md says how.\n"
       "Example: vim.lsp.start({ name = \"safon\", cmd = { \"safon\", \"lsp\" } })   in Neovim\n"
       "Exit: 0 shut down by the editor, 1 the editor went away");
}

}  // namespace safon
