import sys, time, torch
from pathlib import Path
sys.path.insert(0,'training')
torch.set_num_threads(1)
from model import *
e=Encoder(); e.load(Path(sys.argv[1])); e.train()
compiled = len(sys.argv)>2
f=torch.compile(e,dynamic=True) if compiled else e
sizes=[128]*8; ids=torch.randint(1000,20000,(sum(sizes),)); codes=torch.randint(0,100,(sum(sizes),))
opt=torch.optim.AdamW([p for p in e.parameters() if p.requires_grad],lr=1e-5,fused=True)
for k in range(8):
    if compiled: sizes=[128-k]*8; ids=torch.randint(1000,20000,(sum(sizes),)); codes=torch.randint(0,100,(sum(sizes),))
    t=time.time(); s=f(ids,codes,sizes); l=sum(x.pow(2).mean() for x in s); t1=time.time(); l.backward(); t2=time.time(); opt.step(); opt.zero_grad(); t3=time.time()
    print(f"{t1-t:.3f} {t2-t1:.3f} {t3-t2:.3f} {sum(sizes)/(t3-t):.0f}/s",flush=True)
