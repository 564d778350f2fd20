// Checks a log with code that is not ours: Go's own sumdb/note and sumdb/tlog, which also guard Go's
// module downloads. GoAgreesTest writes the folder that this program reads:
//
//	vkey        the log's verifier key
//	checkpoint  its signed note
//	tile/...    the hash tiles under their C2SP names
//	proofs      lines "leaf <index> <leaf hash> <hash>..." and "tree <size> <root> <hash>..."
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tiles string

func (folder tiles) Height() int { return 8 }

func (folder tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (folder tiles) ReadTiles(wanted []tlog.Tile) (data [][]byte, err error) {
	for _, tile := range wanted {
		// Go puts the height into the name, C2SP tlog-tiles leaves it out.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		hashes, err := os.ReadFile(filepath.Join(string(folder), path))
		if err != nil {
			return nil, err
		}
		data = append(data, hashes)
	}
	return data, nil
}

func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(read(folder, "vkey"))
	check(err)
	signed, err := note.Open([]byte(read(folder, "checkpoint")), note.VerifierList(verifier))
	check(err)
	lines := strings.Split(signed.Text, "\n")
	tree := tlog.Tree{N: number(lines[1]), Hash: hash(lines[2])}
	// This reader believes a tile only if it leads to the signed root.
	reader := tlog.TileHashReader(tree, tiles(folder))
	root, err := tlog.TreeHash(tree.N, reader)
	check(err)
	same(root, tree.Hash)

	proofs := strings.Split(strings.TrimSuffix(read(folder, "proofs"), "\n"), "\n")
	for _, line := range proofs {
		words := strings.Split(line, " ")
		at, start := number(words[1]), hash(words[2])
		given := []tlog.Hash{}
		for _, word := range words[3:] {
			given = append(given, hash(word))
		}
		if words[0] == "leaf" {
			check(tlog.CheckRecord(given, tree.N, tree.Hash, at, start))
			own, err := tlog.ProveRecord(tree.N, at, reader)
			check(err)
			same([]tlog.Hash(own), given)
			leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, at)})
			check(err)
			same(leaf[0], start)
		} else {
			check(tlog.CheckTree(given, tree.N, tree.Hash, at, start))
			own, err := tlog.ProveTree(tree.N, at, reader)
			check(err)
			same([]tlog.Hash(own), given)
		}
	}
	fmt.Printf("%d leaves, %d proofs\n", tree.N, len(proofs))
}

func read(folder, name string) string {
	content, err := os.ReadFile(filepath.Join(folder, name))
	check(err)
	return string(content)
}

func number(text string) int64 {
	parsed, err := strconv.ParseInt(text, 10, 64)
	check(err)
	return parsed
}

func hash(text string) tlog.Hash {
	parsed, err := tlog.ParseHash(text)
	check(err)
	return parsed
}

func same(a, b interface{}) {
	if !reflect.DeepEqual(a, b) && fmt.Sprint(a) != fmt.Sprint(b) {
		log.Fatal("two answers to one question differ")
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
