import { askForTexts } from "./app/_lib/text-arrival";
import { keepTranslatedText } from "./app/_lib/translated-text";

// Next runs this in the browser before React takes up the page.
askForTexts();
keepTranslatedText();
