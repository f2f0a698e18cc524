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

// These arrive with events, for which Wails generates no types; their Go
// counterparts are library.Report, Problem and Failure.
export interface Failure {
  code: string;
  message: Sentence;
}
export interface Problem extends Failure {
  path: string;
  line: number;
}
export interface Report {
  id: string;
  title: string;
  kind: string;
  added: number;
  updated: number;
  unchanged: number;
  moved: number;
  archived: number;
  removed: number;
  skipped: Problem[];
  warnings: Problem[];
  failure?: Failure;
}
export interface ImportEvent {
  phase: "started" | "progress" | "finished" | "refused";
  title: string;
  done: number;
  total: number;
  entries: number;
  reports: Report[] | null;
  failure: Failure | null;
}
