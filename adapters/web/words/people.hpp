// Words about those who sign in.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase full_name{"Full name", "Enw llawn"};
inline constexpr Phrase roles{"Roles", "Rolau"};
inline constexpr Phrase councils{"Councils", "Cynghorau"};
inline constexpr Phrase note{"Note", "Nodyn"};
inline constexpr Phrase disabled{"disabled", "wedi'i analluogi"};
inline constexpr Phrase locked{"locked out for now", "wedi'i gloi allan am y tro"};
inline constexpr Phrase proxy_only{"through a proxy only", "drwy ddirprwy yn unig"};
inline constexpr Phrase people_by_command{"`safon people` on the server adds people and changes them.",
                                          "Mae `safon people` ar y gweinydd yn ychwanegu pobl ac yn eu newid."};
inline constexpr Phrase when{"When", "Pryd"};
inline constexpr Phrase what{"What", "Beth"};
inline constexpr Phrase who{"Who", "Pwy"};
inline constexpr Phrase by_whom{"By", "Gan"};
inline constexpr Phrase details{"Details", "Manylion"};
inline constexpr Phrase person_added{"added", "wedi'i ychwanegu"};
inline constexpr Phrase person_disabled{"may not sign in any more", "ni chaiff fewngofnodi mwyach"};
inline constexpr Phrase person_enabled{"may sign in again", "caiff fewngofnodi eto"};
inline constexpr Phrase person_locked{"locked out", "wedi'i gloi allan"};
inline constexpr Phrase password_set{"has a new password", "mae ganddo gyfrinair newydd"};
inline constexpr Phrase signed_in{"signed in", "wedi mewngofnodi"};
inline constexpr Phrase signed_out{"signed out", "wedi allgofnodi"};
inline constexpr Phrase sign_in_failed{"failed to sign in", "wedi methu mewngofnodi"};
inline constexpr Phrase administrator{"administrator", "gweinyddwr"};
inline constexpr Phrase officer{"officer", "swyddog"};
inline constexpr Phrase policy_staff{"policy", "polisi"};
inline constexpr Phrase auditor{"auditor", "archwilydd"};
inline constexpr Phrase operators{"operator", "gweithredwr"};

}  // namespace safon::web::words
