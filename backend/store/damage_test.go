package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kotae/backend/faq"
)

// damages are ways in which disks and people damage files. Each changes content.
var damages = []struct {
	name string
	do   func(r *rand.Rand, content []byte) []byte
}{
	{"bits flipped", func(r *rand.Rand, content []byte) []byte {
		for range 1 + r.IntN(3) {
			content[r.IntN(len(content))] ^= 1 << r.IntN(8)
		}
		return content
	}},
	{"a bit of a page header flipped", func(r *rand.Rand, content []byte) []byte {
		content[randomPage(r, content)*pageBytes+r.IntN(64)] ^= 1 << r.IntN(8)
		return content
	}},
	{"a page zeroed", func(r *rand.Rand, content []byte) []byte {
		clear(page(content, randomPage(r, content)))
		return content
	}},
	{"a page of garbage", func(r *rand.Rand, content []byte) []byte {
		p := page(content, randomPage(r, content))
		for i := range p {
			p[i] = byte(r.Uint32())
		}
		return content
	}},
	{"two pages swapped", func(r *rand.Rand, content []byte) []byte {
		a, b := page(content, randomPage(r, content)), page(content, randomPage(r, content))
		for i := range a {
			a[i], b[i] = b[i], a[i]
		}
		return content
	}},
	{"a page written over another", func(r *rand.Rand, content []byte) []byte {
		copy(page(content, randomPage(r, content)), page(content, randomPage(r, content)))
		return content
	}},
	{"truncated", func(r *rand.Rand, content []byte) []byte { return content[:r.IntN(len(content))] }},
}

func randomPage(r *rand.Rand, content []byte) int { return r.IntN(len(content) / pageBytes) }

func page(content []byte, n int) []byte { return content[n*pageBytes : (n+1)*pageBytes] }

// TestDamageIsNeverBelieved damages a library in many ways and reads it whole,
// in a process of its own, which a fault in mapped memory could end. The only
// outcomes allowed are that all is there as it was, or faq.CodeDamaged. The same
// holds after something was written to a library whose damage was not seen.
func TestDamageIsNeverBelieved(t *testing.T) {
	content, text := makeLibrary(t, 120)
	folder := t.TempDir()
	for name, b := range map[string][]byte{"sound.db": content, "sound.txt": []byte(text)} {
		if err := os.WriteFile(filepath.Join(folder, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const rounds = 210
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute) // one round takes milliseconds; a hang has no end
	defer cancel()
	child := exec.CommandContext(ctx, os.Args[0], folder, strconv.Itoa(rounds))
	child.Env = append(os.Environ(), childVariable+"=corrupt")
	var errout strings.Builder
	child.Stderr = &errout
	out, err := child.Output()
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if err != nil || len(lines) != 2*rounds {
		t.Fatalf("the process ended after %q: %v\n%s", lines[len(lines)-1], err, &errout)
	}
	counts := map[string]int{}
	for _, line := range lines {
		if name, outcome, ok := strings.Cut(line, ": "); ok {
			counts[outcome]++
			if outcome != "damaged" && outcome != "intact" {
				t.Errorf("%s: %s", name, outcome)
			}
		}
	}
	t.Logf("%v", counts)
	if counts["damaged"] < rounds/4 || counts["intact"] < rounds/20 {
		t.Errorf("the damages are not worth much: %v", counts)
	}
}

// childCorrupt prints "round N, damage" before each round and
// "round N, damage: outcome" after it.
func childCorrupt(args []string) error {
	folder := args[0]
	rounds, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	sound, err := os.ReadFile(filepath.Join(folder, "sound.db"))
	if err != nil {
		return err
	}
	text, err := os.ReadFile(filepath.Join(folder, "sound.txt"))
	if err != nil {
		return err
	}
	for round := range rounds {
		damage := damages[round%len(damages)]
		r := rand.New(rand.NewPCG(uint64(round), 1))
		path := filepath.Join(folder, fmt.Sprintf("%d.db", round))
		content := damage.do(r, append([]byte{}, sound...))
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
		fmt.Printf("round %d, %s\n", round, damage.name)
		fmt.Printf("round %d, %s: %s\n", round, damage.name, outcome(path, content, string(text)))
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

func outcome(path string, content []byte, text string) string {
	o := testOptions
	o.MustExist = true
	s, err := Open(path, o)
	if faq.CodeOf(err) == faq.CodeDamaged {
		if after, err := os.ReadFile(path); err != nil || string(after) != string(content) {
			return "the damaged file was changed"
		}
		return "damaged"
	}
	if err != nil {
		return fmt.Sprintf("opening gave %v", err)
	}
	defer s.Close()
	for _, moment := range []string{"reading", "reading after writing"} {
		got, err := dump(s)
		if faq.CodeOf(err) == faq.CodeDamaged {
			return "damaged"
		}
		if err != nil {
			return fmt.Sprintf("%s gave %v", moment, err)
		}
		if got != text {
			return moment + " gave wrong data"
		}
		err = s.Update(func(tx *Tx) error {
			for n := range 20 {
				if err := tx.PutSetting(fmt.Sprint("padding ", n), strings.Repeat("x", 2000)); err != nil {
					return err
				}
			}
			return nil
		})
		if faq.CodeOf(err) == faq.CodeDamaged {
			return "damaged"
		}
		if err != nil {
			return fmt.Sprintf("writing gave %v", err)
		}
	}
	return "intact"
}
