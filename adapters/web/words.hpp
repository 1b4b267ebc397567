// The console's own words, in English and in Welsh: what neither the policy nor adapters/cli/draw/words says.
#pragma once
#include "adapters/web/words/adjustments.hpp"
#include "adapters/web/words/audits.hpp"
#include "adapters/web/words/certificates.hpp"
#include "adapters/web/words/deciding.hpp"
#include "adapters/web/words/escalations.hpp"
#include "adapters/web/words/ledger.hpp"
#include "adapters/web/words/numbers.hpp"
#include "adapters/web/words/pages.hpp"
#include "adapters/web/words/participants.hpp"
#include "adapters/web/words/people.hpp"
#include "adapters/web/words/revoking.hpp"
#include "adapters/web/words/waivers.hpp"
