// What a command says on the error stream: sentences on a terminal, JSON lines when a log reads them.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "adapters/cli/exit_code.hpp"
#include "adapters/cli/options.hpp"
#include "adapters/office/refusal.hpp"
#include "engine/ports/register_error.hpp"

namespace safon {

/// Once, before anything is said.
void set_up_messages(const Options& options);

using Fields = std::vector<std::pair<std::string, std::string>>;

/// `text` for people; `event` and `fields` for logs.
void tell(const std::string& event, const std::string& text, const Fields& fields = {});
void warn(const std::string& event, const std::string& text, const Fields& fields = {});

/// Says what went wrong and what to do about it; answers with the exit for it.
Exit refuse(Exit exit, const std::string& message, const std::string& hint = "");
Exit refuse(const RegisterError& error);
Exit refuse(const office::Refusal& refusal);

}  // namespace safon
