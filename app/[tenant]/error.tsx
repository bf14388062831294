"use client";

// Within the frame: the way to every other page stays.
export { default } from "../error";
