"use client";

import { type ComponentProps, useState } from "react";
import type { FieldIds } from "./field";
import { TextInput } from "./inputs";

type PasswordInputProps = Omit<ComponentProps<typeof TextInput>, "type"> & {
  ids: FieldIds;
  words: Readonly<Record<"show" | "hide" | "showTyped" | "hideTyped", string>>;
};

/** A password that can be looked at while typing: on a phone that is where most mistakes are made. */
export function PasswordInput({ ids, words, ...input }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <TextInput
        {...ids}
        {...input}
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-16"
      />
      <button
        type="button"
        aria-controls={ids.id}
        aria-label={words[shown ? "hideTyped" : "showTyped"]}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 min-w-14 rounded px-2 text-note text-ink-2 hover:text-ink"
      >
        {words[shown ? "hide" : "show"]}
      </button>
    </span>
  );
}
