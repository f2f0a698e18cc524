package main

import (
	"context"
	"testing"
)

func TestLearningGivesWayToImports(t *testing.T) {
	var s learning
	s.pause() // before there was any
	first, ok := s.begin(context.Background())
	if !ok || first.Err() != nil {
		t.Fatalf("the first does not begin: %v, %v", ok, first)
	}
	s.pause()
	if first.Err() == nil {
		t.Error("it goes on while something is imported")
	}
	second, _ := s.begin(context.Background())
	third, _ := s.begin(context.Background())
	if second.Err() == nil || third.Err() != nil {
		t.Errorf("of two the older ends (%v) and the newer goes on (%v)", second.Err(), third.Err())
	}
	s.close()
	if third.Err() == nil {
		t.Error("it goes on when the window is closed")
	}
	if _, ok := s.begin(context.Background()); ok {
		t.Error("another begins when the window is closed")
	}
}
