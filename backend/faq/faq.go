// Package faq is the domain of Kotae: what a library holds, in the words of
// the product, and the rules that hold whatever stores, imports or shows it.
//
// A [Source] is what the user added. It has documents, one [Document] for each
// file, and each document has entries: one [Entry] for each question with its
// answer. What the user did with an entry is its [Mark]. Marks outlive content:
// an entry whose source no longer has it is deleted only when it has no mark,
// and is otherwise kept as archived.
//
// The package holds no state and does no input or output. Its values are plain
// structs; functions are safe for concurrent use.
package faq
