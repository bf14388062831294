"use client";

// Within the frame: the way to every other page stays, and the frame's landmark holds it.
export { FailureNote as default } from "@/app/_components/ui/failure-note";
