package store

import "os"

// unlock does nothing: on Windows closing the file, which follows, gives up its
// locks, mapped or not.
func unlock(*os.File) {}
