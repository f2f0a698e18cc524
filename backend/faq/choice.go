package faq

// A Choice is how the user wants a document to be read, instead of how it was
// recognised.
type Choice string
