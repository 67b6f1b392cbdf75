/** The language of somebody's Discord: commands are shown in it, and Easel answers in it. */

import { showFailure } from "./answers.js";
import { postServer } from "./api.js";
import { icon } from "./dom.js";
import { world } from "./world.js";

/** One item of a menu for each language there is to choose. */
export function languageItems() {
  return world.languages.map(({ locale, name }) => ({
    label: name,
    sign: icon(locale === world.language ? "check" : "blank"),
    run: () => choose(locale),
  }));
}

async function choose(locale) {
  try {
    await postServer({ do: "language", user_id: world.me, locale });
  } catch (error) {
    showFailure("The language", error.message);
  }
}
