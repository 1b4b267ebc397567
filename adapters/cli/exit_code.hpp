// What a command's exit says. docs/command-line.md lists these; scripts rely on them.
#pragma once

namespace safon {

enum class Exit : int {
  good = 0,        // done, nothing to report
  findings = 1,    // done, and the answer is bad: errors in a rule file, a failed test, a register that does not verify
  usage = 2,       // the command line makes no sense; nothing was done
  partly = 3,      // done, with rejections, conflicts or broken properties to look at
  impossible = 4,  // could not be done: a file, a register, a disc; nothing was changed
};

}  // namespace safon
