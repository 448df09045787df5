package server

import (
	"sync"

	"amends/server/assets"
	"amends/server/page"
)

// Media types of our files.
const (
	scriptType = "text/javascript; charset=utf-8"
	sheetType  = "text/css; charset=utf-8"
	plainType  = "text/plain; charset=utf-8"
)

// fixedFiles are what is the same whatever is served.
type fixedFiles struct {
	style, start, keep, device, frameStyle, frame, hosts, picture, folder *assets.Named

	loader, types *assets.Content
	loaders       map[string]*assets.Content // by path: this one, and those that sites may have pinned
}

// fixed are made once: every version of a live server has them.
var fixed = sync.OnceValue(func() *fixedFiles {
	f := &fixedFiles{
		style:      assets.NewSmallest(sheetType, page.Style()).Named("style.css"),
		start:      assets.NewSmallest(scriptType, page.Start()).Named("start.js"),
		keep:       assets.NewSmallest(scriptType, page.Keep()).Named("keep.js"),
		device:     assets.NewSmallest(scriptType, page.Device()).Named("device.js"),
		frameStyle: assets.NewSmallest(sheetType, page.FrameStyle()).Named("frame.css"),
		frame:      assets.NewSmallest(scriptType, page.FrameScript()).Named("frame.js"),
		hosts:      assets.NewSmallest(scriptType, page.HostsScript()).Named("hosts.js"),
		picture:    assets.NewNamed("card.png", "image/png", page.Picture()),
		folder:     assets.NewSmallest(scriptType, page.FolderScript()).Named("folder.js"),
		loader:     assets.NewSmallest(scriptType, page.Loader()),
		types:      assets.New(plainType, page.LoaderTypes()),
		loaders:    map[string]*assets.Content{},
	}
	for path, content := range page.KeptLoaders() {
		f.loaders[path] = assets.New(scriptType, content)
	}
	f.loaders[page.LoaderPath()] = f.loader
	return f
})

// addAssets adds the files that documents refer to, and gives their addresses.
func (s *Server) addAssets(built *assets.Set) page.Assets {
	f, a := fixed(), page.Assets{Site: s.site}
	a.Style, a.Start, a.Keep = s.addAsset(f.style), s.addAsset(f.start), s.addAsset(f.keep)
	a.Device = s.addAsset(f.device)
	a.FrameStyle, a.Frame = s.addAsset(f.frameStyle), s.addAsset(f.frame)
	a.Hosts, a.Picture = s.addAsset(f.hosts), s.addAsset(f.picture)
	if s.site.Static {
		a.Folder = s.addAsset(f.folder)
	}
	if built.Wasm != nil {
		s.built = true
		a.Wasm, a.WasmExec = s.addAsset(built.Wasm), s.addAsset(built.Exec)
	}
	return a
}

// addAsset adds a file whose name changes with its content, and gives its
// address. A frame in a sandbox counts as another site, so all may load it.
func (s *Server) addAsset(n *assets.Named) string {
	s.add(n.Path, route{name: "asset", methods: reading, cache: keptForEver, shared: true, handler: n})
	return s.site.At(n.Path)
}

// addLoader adds the script that other sites load.
func (s *Server) addLoader() {
	f := fixed()
	for path, content := range f.loaders {
		s.add(path, route{name: "loader", methods: reading, cache: keptForEver, shared: true, handler: content})
	}
	s.add("/embed.js", route{name: "loader", methods: reading, cache: anHour, shared: true, handler: loaderOf(s.site)})
	s.add("/embed.d.ts", route{name: "types", methods: reading, cache: anHour, shared: true, handler: f.types})
}

// loaders of sites, by base: every version of a live server has the same.
var loaders sync.Map

func loaderOf(site page.Site) *assets.Content {
	if site.Base == "" {
		return fixed().loader
	}
	made, ok := loaders.Load(site.Base)
	if !ok {
		made, _ = loaders.LoadOrStore(site.Base, assets.NewSmallest(scriptType, page.LoaderOf(site)))
	}
	return made.(*assets.Content)
}
