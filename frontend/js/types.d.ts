// The data that Go gives the page, taken from the generated bindings, without
// the methods that Wails adds to them.
import { faq, library, main } from "../wailsjs/go/models";

type Data<T> = T extends (infer Element)[]
  ? Data<Element>[]
  : T extends object
    ? { [Key in keyof T as T[Key] extends Function ? never : Key]: Data<T[Key]> }
    : T;

export type Sentence = Data<faq.Sentence>;
export type FirstView = Data<main.FirstView>;
export type Selection = Data<library.Selection>;
export type Item = Data<library.Item>;
export type Hit = Data<library.Hit>;
export type Found = Data<library.Found>;
export type Page = Data<library.Page>;
export type Neighbour = Data<library.Neighbour>;
export type Overview = Data<library.Overview>;
export type SourceView = Data<library.SourceView>;
export type Settings = Data<library.Settings>;
export type Failure = Data<library.Failure>;
export type Problem = Data<library.Problem>;
export type Report = Data<library.Report>;
export type DocumentReport = Data<library.DocumentReport>;
export type Briefing = Data<library.Briefing>;
export type Change = Data<library.Change>;

// Wails generates no types for events; this is main.ImportEvent in Go.
export interface ImportEvent {
  phase: "started" | "progress" | "preview" | "finished" | "refused";
  title: string;
  done: number; // files
  total: number; // files; 0 while they are not counted
  entries: number;
  bytes: number; // of a download
  totalBytes: number; // 0: not known
  automatic: boolean; // begun by Kotae itself
  reports: Report[] | null; // of a preview, or when finished
  failure: Failure | null;
}
